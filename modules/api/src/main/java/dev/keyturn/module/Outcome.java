package dev.keyturn.module;

import dev.keyturn.registry.RegistryChange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a module found and proposes.
 *
 * @param changes  what would bring the host to the declared state, in the order in which to make them; empty if it is there already
 * @param values   what {@code register:} keeps beside {@code changed}, as plain data (strings, longs, booleans, lists, maps)
 * @param reason   why there is nothing to do, or why these changes, for {@code -v}; {@code ""} if the changes speak for themselves
 * @param restart  what must restart before the changes (or, without changes, the state) are in force
 * @param warnings sentences the user must see even when all is well
 */
public record Outcome(List<RegistryChange> changes, Map<String, Object> values, String reason, Restart restart, List<String> warnings) {
    public Outcome {
        changes = List.copyOf(changes);
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
        warnings = List.copyOf(warnings);
        if (changes.isEmpty() && reason.isEmpty()) {
            throw new IllegalArgumentException("an outcome without changes must say why");
        }
    }

    /** Nothing to do, and why. */
    public static Outcome unchanged(String reason) {
        return new Outcome(List.of(), Map.of(), reason, Restart.NONE, List.of());
    }

    /** The given changes and what they make necessary; without changes, the reason why there are none. */
    public static Outcome of(List<RegistryChange> changes, Restart restart, String reasonIfNone) {
        return changes.isEmpty() ? unchanged(reasonIfNone) : new Outcome(changes, Map.of(), "", restart, List.of());
    }

    /** The same outcome that also gives these values to {@code register:}. */
    public Outcome withValues(Map<String, Object> more) {
        return new Outcome(changes, more, reason, restart, warnings);
    }

    /** The same outcome with these warnings. */
    public Outcome withWarnings(List<String> more) {
        return new Outcome(changes, values, reason, restart, more);
    }

    /** The same outcome with this restart need. */
    public Outcome withRestart(Restart need) {
        return new Outcome(changes, values, reason, need, warnings);
    }

    /** The same outcome with this reason. */
    public Outcome withReason(String why) {
        return new Outcome(changes, values, why, restart, warnings);
    }
}
