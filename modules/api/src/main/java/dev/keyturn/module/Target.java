package dev.keyturn.module;

import dev.keyturn.registry.RegistryReader;
import java.util.Objects;

/**
 * What a module may know of the host it plans for. A module cannot tell a check run from a real one.
 *
 * @param host     the host's name in the inventory, for messages
 * @param registry the host's registry, with what earlier tasks of this run did or would have done
 * @param peers    what is known of the run's other hosts
 */
public record Target(String host, RegistryReader registry, Peers peers) {
    public Target {
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(registry, "registry is null");
        Objects.requireNonNull(peers, "peers is null");
    }

    /** A host of which no others are known. */
    public Target(String host, RegistryReader registry) {
        this(host, registry, Peers.NONE);
    }
}
