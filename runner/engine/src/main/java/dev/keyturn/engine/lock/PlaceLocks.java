package dev.keyturn.engine.lock;

import java.util.Optional;
import java.util.Set;

/** Keeps runs that share a run store off each other's hosts. For several threads. */
public interface PlaceLocks {
    /** Of runs that share nothing. */
    PlaceLocks NONE = (place, me) -> new Claim(true, Optional.empty(), Set.of(), () -> { });

    /** Whether another run has a host, or was killed while it had it, so that its key may stand there still. Costs no call of the host. */
    default boolean leftBehind(String place) {
        return false;
    }

    /**
     * Claims a host, and does not wait for it.
     *
     * @param place where the host is, as {@code winreg:10.0.0.1}
     * @throws dev.keyturn.registry.RegistryException if that cannot be written down
     */
    Claim claim(String place, Holder me);

    /**
     * What came of it.
     *
     * @param mine    whether the host is this run's, which it also is if this run has claimed it before
     * @param other   whose it is instead, as far as that can be told
     * @param dead    the runs that had it before and ended without giving it back, so that they will not write any more
     * @param release gives it back
     */
    record Claim(boolean mine, Optional<Holder> other, Set<String> dead, Runnable release) {
    }
}
