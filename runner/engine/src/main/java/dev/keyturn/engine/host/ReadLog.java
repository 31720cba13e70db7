package dev.keyturn.engine.host;

import dev.keyturn.engine.lock.LockKey;
import dev.keyturn.engine.report.Reads;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.ForwardingReader;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A host's registry that keeps what was read of it, as it was first read. The marker of a host that has to restart and the lock of a host that is
 * written are left out: what a plan does depends on them nowhere, and they come and go.
 */
final class ReadLog extends ForwardingReader {
    private final Map<RegistryPath, Boolean> keys = new LinkedHashMap<>();
    private final Map<Reads.Value, Optional<RegistryValue>> values = new LinkedHashMap<>();

    ReadLog(RegistryReader registry) {
        super(registry);
    }

    Reads reads() {
        return new Reads(keys, values);
    }

    private boolean kept(RegistryPath path) {
        return !path.isAtOrBelow(RestartMarker.PATH) && !path.isAtOrBelow(LockKey.PATH);
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        Optional<KeySnapshot> key = super.key(path);
        if (kept(path)) {
            keys.putIfAbsent(path, key.isPresent());
            key.ifPresent(k -> k.values().forEach((name, value) -> values.putIfAbsent(new Reads.Value(path, name), Optional.of(value))));
        }
        return key;
    }

    @Override
    public boolean exists(RegistryPath path) {
        boolean there = super.exists(path);
        if (kept(path)) {
            keys.putIfAbsent(path, there);
        }
        return there;
    }

    @Override
    public Optional<RegistryValue> value(RegistryPath path, String name) {
        Optional<RegistryValue> value = super.value(path, name);
        if (kept(path)) {
            values.putIfAbsent(new Reads.Value(path, name), value);
        }
        return value;
    }
}
