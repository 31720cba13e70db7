package dev.keyturn.language.parse;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.yaml.YamlNode.Entry;
import dev.keyturn.module.Nearest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says of a key that means nothing where it stands what is the matter with it. */
final class UnknownKey {
    private static final Map<String, Set<String>> OWNERS = new LinkedHashMap<>();

    static {
        OWNERS.put("a task", Keywords.TASK);
        OWNERS.put("a block", Keywords.BLOCK);
        OWNERS.put("a play", Keywords.PLAY);
        OWNERS.put("loop_control", Keywords.LOOP_CONTROL);
    }

    private final Problems problems;

    UnknownKey(Problems problems) {
        this.problems = problems;
    }

    /** Notes every key that is no keyword of a place, {@code "a play"} for example. */
    void check(YamlFields fields, Set<String> known, String where) {
        fields.entries().stream().filter(entry -> !known.contains(entry.name()))
                .forEach(entry -> note(entry, known, where, "is no keyword of " + where));
    }

    /** Notes one key that may be a module or a keyword, and is neither; gives whether that is a mistake. */
    boolean note(Entry entry, Collection<String> known, String where, String otherwise) {
        String word = entry.name();
        Place place = entry.key().place();
        Optional<String> reason = Keywords.withoutEffect(word);
        if (Keywords.asWithout(word, entry.value().data())) {
            return false;
        }
        if (reason.isPresent()) {
            problems.warning(place, "'" + word + "' has no effect here and is ignored: " + reason.get());
            return false;
        }
        if (Keywords.notYet(word)) {
            problems.error(place, "'" + word + "' is Ansible's, but Keyturn does not understand it yet; take it out of "
                    + where.replaceFirst("^a ", "this "));
        } else {
            problems.error(place, "'" + word + "' " + owner(word).map(o -> "is a keyword of " + o + ", not of " + where)
                    .orElse(otherwise + Nearest.hint(word, known)));
        }
        return true;
    }

    private static Optional<String> owner(String word) {
        return OWNERS.entrySet().stream().filter(each -> each.getValue().contains(word)).map(Map.Entry::getKey).findFirst();
    }
}
