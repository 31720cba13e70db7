package dev.keyturn.windows.facts;

import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks a registry once for the same thing, since several facts are made from one value and a remote host is a journey away. */
final class OnceReader implements RegistryReader {
    private final RegistryReader registry;
    private final boolean wholeKeys;
    private final Map<RegistryPath, Optional<KeySnapshot>> keys = new HashMap<>();
    private final Map<List<Object>, Optional<RegistryValue>> values = new HashMap<>();

    private OnceReader(RegistryReader registry, boolean wholeKeys) {
        this.registry = registry;
        this.wholeKeys = wholeKeys;
    }

    /** Asks for single values, for those who need few and whose plan depends on these alone. */
    static OnceReader byValue(RegistryReader registry) {
        return new OnceReader(registry, false);
    }

    /** Asks for each key as a whole, for those who need most of it. */
    static OnceReader byKey(RegistryReader registry) {
        return new OnceReader(registry, true);
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        return keys.computeIfAbsent(path, registry::key);
    }

    @Override
    public boolean exists(RegistryPath path) {
        return keys.containsKey(path) ? keys.get(path).isPresent() : registry.exists(path);
    }

    @Override
    public Optional<RegistryValue> value(RegistryPath path, String name) {
        if (wholeKeys || keys.containsKey(path)) {
            return key(path).flatMap(k -> k.value(name));
        }
        return values.computeIfAbsent(List.of(path, Names.fold(name)), asked -> registry.value(path, name));
    }

    @Override
    public Optional<Instant> lastWritten(RegistryPath path) {
        return registry.lastWritten(path);
    }

    @Override
    public Optional<Instant> bootTime() {
        return registry.bootTime();
    }
}
