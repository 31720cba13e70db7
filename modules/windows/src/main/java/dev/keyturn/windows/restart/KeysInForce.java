package dev.keyturn.windows.restart;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether single keys are in force, by what {@link RestartState} found of the whole host. A key without settings is asked for its own time, and one
 * that is not there for that of the nearest key above it: one that was removed since the last start leaves its trace there.
 */
public final class KeysInForce {
    private final RegistryReader registry;
    private final RestartState state;
    private final Map<RegistryPath, Optional<Instant>> times = new HashMap<>();

    public KeysInForce(RegistryReader registry, RestartState state) {
        this.registry = registry;
        this.state = state;
    }

    /**
     * How a key stands.
     *
     * @param top the highest key that is asked instead, if those below it are not there
     */
    public KeyInForce of(RegistryPath key, RegistryPath top) {
        KeyInForce found = state.settings().stream().filter(s -> s.key().equals(key) && !s.configured().isEmpty())
                .map(s -> new KeyInForce(s.standing(), s.evidence())).findFirst().orElseGet(() -> empty(key, top));
        return found.verdict() != RestartVerdict.UNKNOWN ? found : state.marker().map(marker -> new KeyInForce(RestartVerdict.RESTART,
                "a restart is pending since " + marker.since() + ": " + marker.reason())).orElse(found);
    }

    private KeyInForce empty(RegistryPath key, RegistryPath top) {
        RegistryPath asked = key;
        while (!asked.equals(top) && !registry.exists(asked)) {
            asked = asked.parent().orElse(top);
        }
        Optional<Instant> written = times.computeIfAbsent(asked, registry::lastWritten);
        Optional<Boolean> saw = written.flatMap(state.start()::saw);
        if (saw.isEmpty()) {
            return new KeyInForce(RestartVerdict.UNKNOWN,
                    "nothing is written, and whether something was removed since the last start cannot be told");
        }
        String evidence = asked.name() + " was " + state.start().compared(written.get());
        if (saw.get()) {
            return new KeyInForce(RestartVerdict.IN_FORCE, "nothing is written, and " + evidence);
        }
        return new KeyInForce(asked.equals(key) ? RestartVerdict.RESTART : RestartVerdict.UNKNOWN, "nothing is written, and " + evidence
                + (asked.equals(key) ? "; a value may have been removed" : "; a key may have been removed from it"));
    }
}
