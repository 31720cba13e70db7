package dev.keyturn.windows.readiness;

import dev.keyturn.windows.readiness.Check.Question;
import dev.keyturn.windows.tables.PrerequisiteUpdate;
import java.util.List;
import java.util.stream.Collectors;

/** Whether updates are installed. No registry tells reliably, since rollups replace them: it is unknown unless somebody vouches for them. */
final class UpdateCheck {
    private UpdateCheck() {
    }

    static Check of(String name, String title, List<PrerequisiteUpdate> needed, Inquiry inquiry) {
        Question question = new Question(name, title, named(needed));
        List<PrerequisiteUpdate> open = needed.stream().filter(update -> !inquiry.vouches(update.update())).toList();
        return open.isEmpty() ? Check.pass(question, "assumed, as assume_updates says: " + named(needed))
                : Check.unknown(question, "whether " + named(open) + " is installed the registry does not tell");
    }

    private static String named(List<PrerequisiteUpdate> updates) {
        return updates.stream().map(PrerequisiteUpdate::update).collect(Collectors.joining(" and "));
    }
}
