package dev.keyturn.engine.fleet;

import dev.keyturn.engine.lock.Locking;
import java.util.Optional;
import java.util.Set;

/**
 * How a run goes over its hosts.
 *
 * @param check    whether to predict only
 * @param forks    how many hosts at once
 * @param lockouts the hosts that may be locked out
 * @param locking  how hosts that are written are locked; empty if they are not
 */
public record RunMode(boolean check, int forks, Set<String> lockouts, Optional<Locking> locking) {
    public RunMode {
        lockouts = Set.copyOf(lockouts);
    }

    /** Reading and predicting only. */
    public static RunMode reading(int forks) {
        return new RunMode(true, forks, Set.of(), Optional.empty());
    }
}
