package dev.keyturn.language.parse;

import dev.keyturn.language.binding.Catalogue;
import dev.keyturn.language.playbook.Block;
import dev.keyturn.language.playbook.Settings;
import dev.keyturn.language.playbook.Step;
import dev.keyturn.language.playbook.Task;
import dev.keyturn.language.source.Nearest;
import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.yaml.YamlNode;
import dev.keyturn.language.yaml.YamlNode.Entry;
import dev.keyturn.language.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads lists of tasks and blocks. */
final class StepParser {
    private final Problems problems;
    private final TaskParser tasks;

    StepParser(Catalogue catalogue, Problems problems) {
        this.problems = problems;
        this.tasks = new TaskParser(catalogue, problems);
    }

    /** The steps of a list, with what stands around them. */
    List<Step> steps(List<YamlNode> nodes, Settings outer) {
        List<Step> steps = new ArrayList<>();
        for (YamlNode node : nodes) {
            if (!(node instanceof Mapping mapping)) {
                problems.error(node.place(), "found " + node.described() + "; expected a task, a mapping such as 'name: …' and a module");
                continue;
            }
            Fields fields = new Fields(mapping, problems);
            if (fields.has("block")) {
                steps.add(block(fields, outer));
            } else {
                tasks.task(fields, outer, false).ifPresent(steps::add);
            }
        }
        return steps;
    }

    /** The handlers of a play: tasks, and the tasks of blocks among them. */
    List<Task> handlers(List<YamlNode> nodes, Settings outer) {
        List<Task> handlers = new ArrayList<>();
        for (YamlNode node : nodes) {
            if (node instanceof Mapping mapping && mapping.entry("block").isEmpty()) {
                tasks.task(new Fields(mapping, problems), outer, true).ifPresent(handlers::add);
            } else {
                problems.error(node.place(), "found " + (node instanceof Mapping ? "a block" : node.described()) + " among handlers; expected a task");
            }
        }
        return handlers;
    }

    private Block block(Fields fields, Settings outer) {
        unknownWords(fields, Keywords.BLOCK, "a block", problems);
        Settings settings = settings(fields).within(outer);
        return new Block(fields.place(), steps(fields.list("block"), settings), steps(fields.list("rescue"), settings),
                steps(fields.list("always"), settings));
    }

    static Settings settings(Fields fields) {
        return new Settings(fields.conditions("when"), Set.copyOf(fields.texts("tags", true)), fields.variables("vars"), fields.flag("check_mode"),
                fields.flag("ignore_errors"), fields.flag("no_log"));
    }

    /** Notes every key that is no keyword of its place. */
    static void unknownWords(Fields fields, Set<String> known, String where, Problems problems) {
        for (Entry entry : fields.entries()) {
            if (!known.contains(entry.name())) {
                unknownWord(entry, known, where, problems);
            }
        }
    }

    private static void unknownWord(Entry entry, Set<String> known, String where, Problems problems) {
        String word = entry.name();
        Place place = entry.key().place();
        if (Keywords.WITHOUT_EFFECT.contains(word)) {
            problems.warning(place, "'" + word + "' has no effect here and is ignored");
        } else if (Keywords.NOT_YET.contains(word)) {
            problems.error(place, "'" + word + "' is Ansible's, but Keyturn does not understand it yet; take it out of " + where);
        } else {
            problems.error(place, "'" + word + "' is no keyword of " + where + Nearest.hint(word, known));
        }
    }
}
