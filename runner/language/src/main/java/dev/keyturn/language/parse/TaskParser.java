package dev.keyturn.language.parse;

import dev.keyturn.language.binding.Callee;
import dev.keyturn.language.binding.Catalogue;
import dev.keyturn.language.playbook.Call;
import dev.keyturn.language.playbook.Condition;
import dev.keyturn.language.playbook.Loop;
import dev.keyturn.language.playbook.Settings;
import dev.keyturn.language.playbook.Task;
import dev.keyturn.language.source.Nearest;
import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlNode.Entry;
import dev.keyturn.language.yaml.YamlNode.Mapping;
import dev.keyturn.language.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads one task or handler. */
final class TaskParser {
    private final Catalogue catalogue;
    private final Problems problems;

    TaskParser(Catalogue catalogue, Problems problems) {
        this.catalogue = catalogue;
        this.problems = problems;
    }

    Optional<Task> task(Fields fields, Settings outer, boolean handler) {
        if (fields.has("listen") && !handler) {
            problems.error(fields.placeOf("listen"), "'listen' is for handlers only; a task that starts handlers has 'notify'");
        }
        String name = fields.text("name").orElse("");
        if (handler && name.isEmpty() && !fields.has("listen")) {
            problems.error(fields.place(), "this handler has no name, so nothing can notify it; give it a 'name' or a 'listen'");
        }
        Settings settings = StepParser.settings(fields).within(outer);
        return call(fields).map(call -> new Task(fields.place(), name, call, settings, loop(fields), register(fields),
                decision(fields, "changed_when"), decision(fields, "failed_when"), fields.texts("notify", false),
                fields.texts("listen", false)));
    }

    private static Optional<List<Condition>> decision(Fields fields, String key) {
        return fields.has(key) ? Optional.of(fields.conditions(key)) : Optional.empty();
    }

    private Optional<String> register(Fields fields) {
        Optional<String> name = fields.text("register");
        if (name.isPresent() && !name.get().matches("[A-Za-z_][A-Za-z0-9_]*")) {
            problems.error(fields.placeOf("register"), "'" + name.get() + "' cannot be a variable's name");
        }
        return name;
    }

    private Optional<Loop> loop(Fields fields) {
        boolean items = fields.has("with_items");
        if (!items && !fields.has("loop")) {
            if (fields.has("loop_control")) {
                problems.error(fields.placeOf("loop_control"), "'loop_control' without a 'loop'");
            }
            return Optional.empty();
        }
        String key = items ? "with_items" : "loop";
        if (items && fields.has("loop")) {
            problems.error(fields.placeOf("loop"), "a task has either 'loop' or 'with_items', not both");
        }
        Optional<Fields> control = fields.has("loop_control") ? fields.mapping("loop_control") : Optional.empty();
        control.ifPresent(c -> StepParser.unknownWords(c, Keywords.LOOP_CONTROL, "loop_control", problems));
        Object list = fields.data(key).orElse(List.of());
        if (!(list instanceof List) && !(list instanceof String) && !items) {
            problems.error(fields.placeOf(key), "found " + described(list) + " under 'loop'; expected a list, or a template of one");
        }
        return Optional.of(new Loop(list, control.flatMap(c -> c.text("loop_var")).orElse("item"), control.flatMap(c -> c.text("index_var")),
                control.flatMap(c -> c.data("label")), items));
    }

    private static String described(Object data) {
        return data instanceof Map ? "a mapping" : "'" + data + "'";
    }

    private Optional<Call> call(Fields fields) {
        List<Entry> calls = new ArrayList<>();
        for (Entry entry : fields.entries()) {
            if (!Keywords.TASK.contains(entry.name())) {
                if (catalogue.find(entry.name()).isPresent() || Foreign.isModule(entry.name())) {
                    calls.add(entry);
                } else {
                    notAWord(entry);
                }
            }
        }
        if (calls.size() > 1) {
            problems.error(calls.get(1).key().place(), "a task calls one module; this one calls "
                    + calls.stream().map(c -> "'" + c.name() + "'").collect(Collectors.joining(" and ")));
        }
        if (calls.isEmpty() && fields.entries().stream().allMatch(e -> Keywords.TASK.contains(e.name()) || Keywords.WITHOUT_EFFECT.contains(e.name()))) {
            problems.error(fields.place(), "this task calls no module; expected one such as 'schannel_protocol:'");
        }
        return calls.isEmpty() ? Optional.empty() : Optional.of(call(calls.get(0)));
    }

    private void notAWord(Entry entry) {
        Set<String> known = new TreeSet<>(Keywords.TASK);
        known.addAll(catalogue.names());
        String word = entry.name();
        if (Keywords.WITHOUT_EFFECT.contains(word) || Keywords.NOT_YET.contains(word)) {
            StepParser.unknownWords(new Fields(new Mapping(entry.key().place(), List.of(entry)), problems), Set.of(), "the task", problems);
        } else if (word.startsWith("ansible.builtin.") && Keywords.NOT_YET.contains(word.substring("ansible.builtin.".length()))) {
            problems.error(entry.key().place(), "'" + word + "' is Ansible's, but Keyturn does not understand it yet");
        } else {
            problems.error(entry.key().place(), "'" + word + "' is neither a module nor a keyword of a task" + Nearest.hint(word, known));
        }
    }

    private Call call(Entry entry) {
        Place place = entry.key().place();
        Optional<Callee> callee = catalogue.find(entry.name());
        if (callee.isEmpty()) {
            return new Call(place, entry.name(), callee, Map.of());
        }
        Map<String, Object> arguments = arguments(entry, callee.get());
        callee.get().examine(arguments, name -> placeOf(entry.value(), name), place, problems);
        return new Call(place, entry.name(), callee, arguments);
    }

    private Map<String, Object> arguments(Entry entry, Callee callee) {
        YamlNode value = entry.value();
        Map<String, Object> arguments = new LinkedHashMap<>();
        if (value instanceof Mapping mapping) {
            mapping.entries().forEach(e -> arguments.put(e.name(), e.value().data()));
        } else if (value instanceof Scalar scalar && scalar.value() != null && !callee.freeForm().isEmpty()) {
            arguments.put(callee.freeForm(), scalar.text());
        } else if (!Fields.isNothing(value)) {
            problems.error(value.place(), "found " + value.described() + " under '" + entry.name()
                    + "'; expected its arguments as 'name: value' lines below it");
        }
        return arguments;
    }

    private static Place placeOf(YamlNode arguments, String name) {
        return arguments instanceof Mapping mapping ? mapping.get(name).map(YamlNode::place).orElse(mapping.place()) : arguments.place();
    }
}
