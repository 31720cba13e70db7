package dev.keyturn.language.parse;

import dev.keyturn.language.playbook.Block;
import dev.keyturn.language.playbook.Step;
import dev.keyturn.language.playbook.Task;
import dev.keyturn.language.source.Nearest;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import java.util.List;
import java.util.TreeSet;

/** Holds what tasks notify against the handlers that are there. */
final class Notifications {
    private final Problems problems;
    private final TreeSet<String> known = new TreeSet<>();
    private final boolean templated;

    Notifications(List<Task> handlers, Problems problems) {
        this.problems = problems;
        handlers.forEach(handler -> {
            known.add(handler.name());
            known.addAll(handler.listen());
        });
        this.templated = known.stream().anyMatch(Templates::isTemplate);
    }

    void check(List<Step> steps) {
        for (Step step : steps) {
            if (step instanceof Task task) {
                task.notifies().stream().filter(name -> !templated && !Templates.isTemplate(name) && !known.contains(name))
                        .forEach(name -> problems.error(task.place(), "this task notifies the handler '" + name + "', and there is none of that name"
                                + (known.isEmpty() ? "; the play has no handlers" : "") + Nearest.hint(name, known)));
            } else if (step instanceof Block block) {
                List.of(block.steps(), block.rescue(), block.always()).forEach(this::check);
            }
        }
    }
}
