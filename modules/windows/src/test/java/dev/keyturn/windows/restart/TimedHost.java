package dev.keyturn.windows.restart;

import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry in memory that knows when it started and when each key was written, where a test says so. */
final class TimedHost implements RegistryReader {
    static final Instant START = Instant.parse("2026-11-20T06:00:00Z");
    static final Instant BEFORE = Instant.parse("2026-11-19T20:00:00Z");
    static final Instant AFTER = Instant.parse("2026-11-21T20:00:00Z");

    private final OverlayRegistry registry = OverlayRegistry.empty();
    private final Map<RegistryPath, Instant> written = new HashMap<>();
    private Optional<Instant> start = Optional.empty();

    /** A 64-bit server with the key of which every Windows keeps its servicing. */
    static TimedHost server() {
        String control = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\";
        return new TimedHost().set(control + "Session Manager\\Environment", "PROCESSOR_ARCHITECTURE", RegistryValue.sz("AMD64"))
                .set(control + "ProductOptions", "ProductType", RegistryValue.sz("ServerNT"))
                .key("HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing", BEFORE);
    }

    /** The same, which started at {@link #START}. */
    static TimedHost started() {
        TimedHost host = server();
        host.start = Optional.of(START);
        return host;
    }

    TimedHost set(String key, String name, RegistryValue value) {
        registry.apply(new RegistryChanges(registry).setValue(RegistryPath.parse(key), name, value).toList());
        return this;
    }

    TimedHost key(String key, Instant time) {
        RegistryPath path = RegistryPath.parse(key);
        registry.apply(new RegistryChanges(registry).createKey(path).toList());
        written.put(path, time);
        return this;
    }

    /** A role of a protocol, on, as it was written at a time; the keys above it are as old as Windows. */
    TimedHost on(String protocol, String role, Instant time) {
        String protocols = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols";
        key(protocols, BEFORE).key(protocols + "\\" + protocol, BEFORE).key(protocols + "\\" + protocol + "\\" + role, time);
        return set(protocols + "\\" + protocol + "\\" + role, "Enabled", RegistryValue.dword(1));
    }

    TimedHost marked(RestartMarker marker) {
        registry.apply(marker.changes().stream().flatMap(change -> change instanceof RegistryChange.CreateKey
                ? new RegistryChanges(registry).createKey(change.path()).toList().stream() : List.of(change).stream()).toList());
        return this;
    }

    RestartState state() {
        return state(List.of());
    }

    RestartState state(List<RegistryChange> journal) {
        return RestartState.of(this, marker -> journal);
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        return registry.key(path);
    }

    @Override
    public Optional<Instant> lastWritten(RegistryPath path) {
        return Optional.ofNullable(written.get(path)).filter(time -> registry.exists(path));
    }

    @Override
    public Optional<Instant> bootTime() {
        return start;
    }
}
