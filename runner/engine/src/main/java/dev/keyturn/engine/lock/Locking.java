package dev.keyturn.engine.lock;

import java.time.Duration;
import java.util.Set;

/**
 * How a run locks the hosts it writes.
 *
 * @param owner    who runs it and on which machine, as {@code user@machine}
 * @param patience how long to wait for a host that another run writes
 * @param broken   the hosts whose locks do not count, because the user says so
 * @param store    the locks in the run store
 * @param clock    the time they go by
 */
public record Locking(String owner, Duration patience, Set<String> broken, PlaceLocks store, LockClock clock) {
    public Locking {
        broken = Set.copyOf(broken);
    }
}
