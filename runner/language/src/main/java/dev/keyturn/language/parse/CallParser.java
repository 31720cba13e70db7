package dev.keyturn.language.parse;

import dev.keyturn.language.binding.Callee;
import dev.keyturn.language.binding.Catalogue;
import dev.keyturn.language.playbook.Call;
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

/** Finds what a task calls among its keys, and reads its arguments. */
final class CallParser {
    private final Catalogue catalogue;
    private final Problems problems;
    private final UnknownKey unknown;

    CallParser(Catalogue catalogue, Problems problems) {
        this.catalogue = catalogue;
        this.problems = problems;
        this.unknown = new UnknownKey(problems);
    }

    /** Whether a key is the name of something Keyturn has. */
    boolean known(String name) {
        return catalogue.find(name).isPresent();
    }

    Optional<Call> call(YamlFields fields) {
        List<Entry> calls = new ArrayList<>();
        boolean strange = false;
        for (Entry entry : fields.entries()) {
            if (known(entry.name()) || Foreign.isModule(entry.name())) {
                calls.add(entry);
            } else if (!Keywords.TASK.contains(entry.name())) {
                strange |= unknown.note(entry, words(), "a task", "is neither a module nor a keyword of a task");
            }
        }
        if (calls.size() > 1) {
            problems.error(calls.get(1).key().place(), "a task calls one module; this one calls "
                    + calls.stream().map(c -> "'" + c.name() + "'").collect(Collectors.joining(" and ")));
        }
        if (calls.isEmpty() && !strange) {
            problems.error(fields.place(), "this task calls no module; expected one such as 'schannel_protocol:'");
        }
        return calls.isEmpty() ? Optional.empty() : Optional.of(call(calls.get(0)));
    }

    private Set<String> words() {
        Set<String> words = new TreeSet<>(Keywords.TASK);
        words.addAll(catalogue.names());
        return words;
    }

    private Call call(Entry entry) {
        Place place = entry.key().place();
        Optional<Callee> callee = catalogue.find(entry.name());
        if (callee.isEmpty()) {
            String hint = Foreign.hint(entry.name(), catalogue.names());
            if (!hint.isEmpty()) {
                problems.warning(place, "Keyturn has no module '" + entry.name() + "', so this task will do nothing" + hint);
            }
            return new Call(place, entry.name(), callee, Map.of());
        }
        Optional<Map<String, Object>> arguments = arguments(entry, callee.get());
        arguments.ifPresent(given -> callee.get().examine(given, name -> placeOf(entry.value(), name), place, problems));
        return new Call(place, entry.name(), callee, arguments.orElse(Map.of()));
    }

    private Optional<Map<String, Object>> arguments(Entry entry, Callee callee) {
        YamlNode value = entry.value();
        Map<String, Object> arguments = new LinkedHashMap<>();
        if (value instanceof Mapping mapping) {
            callee.binder().filter(binder -> !callee.lenient()).ifPresent(binder -> AsWritten.check(binder, mapping, problems));
            mapping.entries().forEach(e -> arguments.put(e.name(), e.value().data()));
        } else if (value instanceof Scalar scalar && scalar.value() != null) {
            return written(entry.name(), scalar, callee);
        } else if (!YamlFields.isNothing(value)) {
            return noArguments(entry.name(), value);
        }
        return Optional.of(arguments);
    }

    /** Arguments in one text: one alone, or Ansible's {@code name=value name=value}. */
    private Optional<Map<String, Object>> written(String name, Scalar text, Callee callee) {
        if (!callee.freeForm().isEmpty() && !text.text().contains("=")) {
            return Optional.of(Map.of(callee.freeForm(), text.data()));
        }
        if (!text.text().contains("=") || text.unsafe()) {
            return noArguments(name, text);
        }
        try {
            return Optional.of(FreeForm.read(text.text()));
        } catch (FreeForm.Mistake e) {
            problems.error(text.place(), "in the arguments of '" + name + "': " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Map<String, Object>> noArguments(String name, YamlNode found) {
        problems.error(found.place(), "found " + found.described() + " under '" + name + "'; expected its arguments as 'name: value' lines below it");
        return Optional.empty();
    }

    private static Place placeOf(YamlNode arguments, String name) {
        return arguments instanceof Mapping mapping ? mapping.get(name).map(YamlNode::place).orElse(mapping.place()) : arguments.place();
    }
}
