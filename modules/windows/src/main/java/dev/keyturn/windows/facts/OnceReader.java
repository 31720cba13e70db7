package dev.keyturn.windows.facts;

import dev.keyturn.registry.ForwardingReader;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a registry once for the same thing, since several facts are made from one value and a remote host is a journey away. Asks for single
 * values: on a real Windows the keys they are in hold hundreds of others.
 */
public final class OnceReader extends ForwardingReader {
    private final Map<RegistryPath, Optional<KeySnapshot>> keys = new HashMap<>();
    private final Map<List<Object>, Optional<RegistryValue>> values = new HashMap<>();

    /** Asks this registry, once for each thing. */
    public OnceReader(RegistryReader registry) {
        super(registry);
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        return keys.computeIfAbsent(path, super::key);
    }

    @Override
    public boolean exists(RegistryPath path) {
        return keys.containsKey(path) ? keys.get(path).isPresent() : super.exists(path);
    }

    @Override
    public Optional<RegistryValue> value(RegistryPath path, String name) {
        if (keys.containsKey(path)) {
            return keys.get(path).flatMap(k -> k.value(name));
        }
        return values.computeIfAbsent(List.of(path, Names.fold(name)), asked -> super.value(path, name));
    }
}
