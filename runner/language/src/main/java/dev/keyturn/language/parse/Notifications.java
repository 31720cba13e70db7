package dev.keyturn.language.parse;

import dev.keyturn.language.playbook.Task;
import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.template.Templates;
import dev.keyturn.module.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Collects what the tasks of a play notify, and holds it against the handlers that are there. */
final class Notifications {
    private final List<Mention> mentions = new ArrayList<>();

    /** A handler's name, or a topic, where a task names it. */
    private record Mention(String name, Place place) {
    }

    void mention(String name, Place place) {
        mentions.add(new Mention(name, place));
    }

    /** Notes every mention of a handler that is not there. A name that is a template can be any. */
    void check(List<Task> handlers, Problems problems) {
        TreeSet<String> known = new TreeSet<>();
        handlers.forEach(handler -> {
            known.add(handler.name());
            known.addAll(handler.listen());
        });
        known.remove("");
        if (known.stream().anyMatch(Templates::isTemplate)) {
            return;
        }
        mentions.stream().filter(each -> !Templates.isTemplate(each.name) && !known.contains(each.name))
                .forEach(each -> problems.error(each.place, "this task notifies the handler '" + each.name + "', and there is none of that name"
                        + (known.isEmpty() ? "; the play has no handlers" : "") + Nearest.hint(each.name, known)));
    }
}
