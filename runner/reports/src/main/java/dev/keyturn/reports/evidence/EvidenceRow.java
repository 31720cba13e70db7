package dev.keyturn.reports.evidence;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.store.undo.WrittenByRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run did to one value or key of a host, before its first and after its last write.
 *
 * @param kind   whether it is a value, or a key that was created or deleted
 * @param path   the key
 * @param name   the value's name; {@code ""} for a key
 * @param before what was there before; empty if it was absent, and for a key
 * @param after  what the run left there
 */
record EvidenceRow(Kind kind, RegistryPath path, String name, Optional<RegistryValue> before, Optional<RegistryValue> after) {
    /** What a row is about. */
    enum Kind {
        VALUE("value"), NEW_KEY("new key"), REMOVED_KEY("removed key");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** The rows of a host: keys that were created, values in the order in which they were written, keys that were deleted. */
    static List<EvidenceRow> of(StoredRun run, String host) {
        WrittenByRun done = WrittenByRun.of(run, host);
        List<EvidenceRow> rows = new ArrayList<>();
        done.created().forEach(path -> rows.add(new EvidenceRow(Kind.NEW_KEY, path, "", Optional.empty(), Optional.empty())));
        done.values().forEach(value -> rows.add(new EvidenceRow(Kind.VALUE, value.path(), value.name(), value.before(), value.after())));
        done.deleted().forEach(path -> rows.add(new EvidenceRow(Kind.REMOVED_KEY, path, "", Optional.empty(), Optional.empty())));
        return rows;
    }

    /** Data as a reader sees it; {@code absent} where there is none, and nothing for a key. */
    String text(Optional<RegistryValue> data) {
        return kind == Kind.VALUE ? data.map(Object::toString).orElse("absent") : "";
    }

    /** The value's name as a reader knows it. */
    String shownName() {
        return kind == Kind.VALUE && name.isEmpty() ? "(Default)" : name;
    }
}
