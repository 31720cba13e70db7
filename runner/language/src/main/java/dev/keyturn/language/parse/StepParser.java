package dev.keyturn.language.parse;

import dev.keyturn.language.binding.Catalogue;
import dev.keyturn.language.playbook.Block;
import dev.keyturn.language.playbook.Step;
import dev.keyturn.language.playbook.Task;
import dev.keyturn.language.playbook.TaskSettings;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;

/** Reads lists of tasks and blocks. */
final class StepParser {
    private final Problems problems;
    private final Syntax syntax;
    private final TaskParser tasks;

    StepParser(Catalogue catalogue, Syntax syntax, Notifications notifications, Problems problems) {
        this.problems = problems;
        this.syntax = syntax;
        this.tasks = new TaskParser(catalogue, syntax, notifications, problems);
    }

    /** The steps of a list, with what stands around them. */
    List<Step> steps(List<YamlNode> nodes, TaskSettings outer) {
        List<Step> steps = new ArrayList<>();
        for (YamlNode node : nodes) {
            if (!(node instanceof Mapping mapping)) {
                problems.error(node.place(), "found " + node.described() + "; expected a task, a mapping such as 'name: …' and a module");
                continue;
            }
            YamlFields fields = new YamlFields(mapping, problems);
            if (fields.has("block")) {
                steps.add(block(fields, outer));
            } else {
                tasks.task(fields, outer, false).ifPresent(steps::add);
            }
        }
        return steps;
    }

    /** The handlers of a play, which are tasks. */
    List<Task> handlers(List<YamlNode> nodes, TaskSettings outer) {
        List<Task> handlers = new ArrayList<>();
        for (YamlNode node : nodes) {
            if (node instanceof Mapping mapping && mapping.entry("block").isEmpty()) {
                tasks.task(new YamlFields(mapping, problems), outer, true).ifPresent(handlers::add);
            } else {
                problems.error(node.place(), "found " + (node instanceof Mapping ? "a block" : node.described())
                        + " among handlers; expected a task");
            }
        }
        return handlers;
    }

    private Block block(YamlFields fields, TaskSettings outer) {
        new UnknownKey(problems).check(fields, Keywords.BLOCK, "a block");
        syntax.check(fields, key -> Keywords.BLOCK.contains(key) && !Keywords.PARTS.contains(key));
        TaskSettings settings = settings(fields).within(outer);
        return new Block(fields.place(), steps(fields.list("block"), settings), steps(fields.list("rescue"), settings),
                steps(fields.list("always"), settings));
    }

    static TaskSettings settings(YamlFields fields) {
        return new TaskSettings(fields.conditions("when"), fields.tags(), fields.variables("vars"), fields.flag("check_mode"),
                fields.flag("ignore_errors"), fields.flag("no_log"));
    }
}
