package dev.keyturn.registry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What will be asked of a key soon.
 *
 * @param key    the key
 * @param values the names of the values, none if only whether the key is there; empty if it is the key as a whole
 */
public record Foreseen(RegistryPath key, Optional<List<String>> values) {
    public Foreseen {
        Objects.requireNonNull(key, "key is null");
        values = values.map(List::copyOf);
    }

    /** Some values of a key. */
    public static Foreseen values(RegistryPath key, String... names) {
        return new Foreseen(key, Optional.of(List.of(names)));
    }

    /** All values of a key, and the names of its subkeys. */
    public static Foreseen whole(RegistryPath key) {
        return new Foreseen(key, Optional.empty());
    }
}
