package dev.keyturn.engine.report;

import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a run went by on a host: all that its tasks read there, as it was when it was first read.
 *
 * @param keys   whether each key that was asked for was there
 * @param values each value that was read, empty where it was absent
 */
public record Reads(Map<RegistryPath, Boolean> keys, Map<Value, Optional<RegistryValue>> values) {
    /** Nothing. */
    public static final Reads NONE = new Reads(Map.of(), Map.of());

    public Reads {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A value of a key, by its name in the form in which names that Windows takes for the same are equal. */
    public record Value(RegistryPath path, String name) {
        public Value {
            name = Names.fold(name);
        }
    }
}
