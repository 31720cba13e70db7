package dev.keyturn.module;

import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Sz;
import java.util.List;
import java.util.Optional;

/**
 * What a run leaves on a host that has to restart: one key without children that Windows keeps in memory only, so that a restart removes it.
 * A shutdown with Windows' Fast Startup does not.
 *
 * @param reason why the host has to restart
 * @param since  when that was first flagged, in ISO 8601 with its offset
 * @param runId  the run that flagged it
 */
public record RestartMarker(String reason, String since, String runId) {
    /** Where the marker stands. It has no parent of its own, so that nothing is left when it is gone. */
    public static final RegistryPath PATH = RegistryPath.hklm("SOFTWARE\\KeyturnRestartPending");

    /** The marker on a host; empty if there is none. A field that cannot be read is {@code "unknown"}. */
    public static Optional<RestartMarker> read(RegistryReader registry) {
        return registry.key(PATH).map(key -> new RestartMarker(text(key, "Reason"), text(key, "Since"), text(key, "RunId")));
    }

    private static String text(KeySnapshot key, String name) {
        return key.value(name).filter(Sz.class::isInstance).map(v -> ((Sz) v).text()).orElse("unknown");
    }

    /** The changes that put the marker on a host that has none. */
    public List<RegistryChange> changes() {
        return List.of(new CreateKey(PATH, true), set("Reason", reason), set("Since", since), set("RunId", runId));
    }

    /** The changes that give this marker, which is on a host, another reason; none if it has that one. */
    public List<RegistryChange> reasoned(String better) {
        return better.equals(reason) ? List.of()
                : List.of(new SetValue(PATH, "Reason", Optional.of(RegistryValue.sz(reason)), RegistryValue.sz(better)));
    }

    private static SetValue set(String name, String text) {
        return new SetValue(PATH, name, Optional.empty(), RegistryValue.sz(text));
    }
}
