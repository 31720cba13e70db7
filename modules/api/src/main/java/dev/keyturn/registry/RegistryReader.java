package dev.keyturn.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads a registry. All methods throw {@link RegistryException} if the registry cannot answer; "not there" is an empty result.
 * Implementations need not be safe for several threads.
 */
public interface RegistryReader {
    /** The values and direct subkey names of a key; empty if the key does not exist. A hive's root always exists. */
    Optional<KeySnapshot> key(RegistryPath path);

    /** Whether a key is there. A registry that is far away can tell that without reading what the key holds. */
    default boolean exists(RegistryPath path) {
        return key(path).isPresent();
    }

    /** One value; empty if the key or the value does not exist. {@code ""} names the default value. */
    default Optional<RegistryValue> value(RegistryPath path, String name) {
        return key(path).flatMap(k -> k.value(name));
    }

    /**
     * Says what will be asked for next. A registry that is far away can fetch it all at once; what is asked for later is answered as it would be
     * without this, and nothing has to be asked for.
     */
    default void foresee(List<Foreseen> soon) {
    }

    /** When the key or one of its values was last written, on the host's own clock; empty if this registry cannot tell or the key is not there. */
    default Optional<Instant> lastWritten(RegistryPath path) {
        return Optional.empty();
    }

    /** When the host last started, on the host's own clock; empty if this registry cannot tell. */
    default Optional<Instant> bootTime() {
        return Optional.empty();
    }
}
