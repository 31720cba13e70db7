package dev.keyturn.module;

import dev.keyturn.registry.RegistryReader;
import java.util.Objects;

/**
 * What a module may know of the host it plans for. A module cannot tell a check run from a real one.
 *
 * @param host     the host's name in the inventory, for messages
 * @param registry the host's registry, with what earlier tasks of this run did or would have done
 */
public record Target(String host, RegistryReader registry) {
    public Target {
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(registry, "registry is null");
    }
}
