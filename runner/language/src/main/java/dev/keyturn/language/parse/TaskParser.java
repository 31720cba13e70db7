package dev.keyturn.language.parse;

import dev.keyturn.language.binding.Catalogue;
import dev.keyturn.language.playbook.Condition;
import dev.keyturn.language.playbook.Loop;
import dev.keyturn.language.playbook.Task;
import dev.keyturn.language.playbook.TaskSettings;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.Optional;

/** Reads one task or handler. */
final class TaskParser {
    private final CallParser calls;
    private final Syntax syntax;
    private final Notifications notifications;
    private final Problems problems;

    TaskParser(Catalogue catalogue, Syntax syntax, Notifications notifications, Problems problems) {
        this.calls = new CallParser(catalogue, problems);
        this.syntax = syntax;
        this.notifications = notifications;
        this.problems = problems;
    }

    Optional<Task> task(YamlFields fields, TaskSettings outer, boolean handler) {
        String name = fields.text("name").orElse("");
        if (fields.has("listen") && !handler) {
            problems.error(fields.placeOf("listen"), "'listen' is for handlers only; a task that starts handlers has 'notify'");
        }
        if (handler && name.isEmpty() && !fields.has("listen")) {
            problems.error(fields.place(), "this handler has no name, so nothing can notify it; give it a 'name' or a 'listen'");
        }
        fields.scalars("notify").forEach(each -> notifications.mention(each.text(), each.place()));
        syntax.check(fields, key -> Keywords.TASK.contains(key) || calls.known(key));
        TaskSettings settings = StepParser.settings(fields).within(outer);
        Optional<Loop> loop = loop(fields);
        Optional<String> register = fields.variable("register");
        return calls.call(fields).map(call -> new Task(fields.place(), name, call, settings, loop, register,
                decision(fields, "changed_when"), decision(fields, "failed_when"), fields.texts("notify"), fields.texts("listen")));
    }

    private static Optional<List<Condition>> decision(YamlFields fields, String key) {
        return fields.has(key) ? Optional.of(fields.conditions(key)) : Optional.empty();
    }

    private Optional<Loop> loop(YamlFields fields) {
        Optional<YamlNode> loop = fields.value("loop");
        Optional<YamlNode> withItems = fields.value("with_items");
        if (loop.isPresent() && withItems.isPresent()) {
            problems.error(withItems.get().place(), "a task has either 'loop' or 'with_items', not both");
        }
        Optional<YamlFields> control = fields.has("loop_control") ? fields.mapping("loop_control") : Optional.empty();
        control.ifPresent(c -> new UnknownKey(problems).check(c, Keywords.LOOP_CONTROL, "loop_control"));
        if (loop.isEmpty() && withItems.isEmpty()) {
            if (fields.has("loop_control")) {
                problems.error(fields.placeOf("loop_control"), "'loop_control' without a 'loop'");
            }
            return Optional.empty();
        }
        loop.filter(node -> !(node instanceof Sequence) && !Templates.isTemplate(node.data()))
                .ifPresent(node -> fields.expected("loop", node, "a list, or a template of one"));
        withItems.filter(YamlFields::isNothing).ifPresent(node -> fields.expected("with_items", node, "a list, or a template of one"));
        return loop.or(() -> withItems).map(YamlNode::data).map(items -> loop(items, control, loop.isEmpty()));
    }

    private static Loop loop(Object items, Optional<YamlFields> control, boolean flatten) {
        return new Loop(items, control.flatMap(c -> c.variable("loop_var")).orElse("item"), control.flatMap(c -> c.variable("index_var")),
                control.flatMap(c -> c.data("label")), flatten);
    }
}
