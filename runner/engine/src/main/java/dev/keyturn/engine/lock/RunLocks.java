package dev.keyturn.engine.lock;

import dev.keyturn.engine.journal.Journal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The locks of one run. Those it holds are renewed in a thread of their own, so that they last while the run is busy elsewhere. */
public final class RunLocks implements AutoCloseable {
    private static final Duration ROUND = Duration.ofSeconds(20);

    private final Optional<Locking> locking;
    private final Journal journal;
    private final BooleanSupplier stops;
    private final Set<HostLock> held = ConcurrentHashMap.newKeySet();
    private ScheduledExecutorService keeper;

    /**
     * @param locking how to lock; a run without takes no locks
     * @param stops   whether the run is to stop, so that nothing is waited for
     */
    public RunLocks(Optional<Locking> locking, Journal journal, BooleanSupplier stops) {
        this.locking = locking;
        this.journal = journal;
        this.stops = stops;
    }

    /** The lock of a host. It is not taken yet. */
    public Optional<HostLock> of(String host, String place) {
        return locking.map(how -> new HostLock(host, place, how, this));
    }

    Journal journal() {
        return journal;
    }

    boolean stops() {
        return stops.getAsBoolean();
    }

    /** Renews a lock from now on. */
    void keep(HostLock lock) {
        if (held.add(lock)) {
            start();
        }
    }

    void drop(HostLock lock) {
        held.remove(lock);
    }

    private synchronized void start() {
        if (keeper == null) {
            keeper = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread thread = new Thread(work, "keyturn-locks");
                thread.setDaemon(true);
                return thread;
            });
            keeper.scheduleWithFixedDelay(this::renew, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Renews those that would run out. */
    void renew() {
        held.forEach(HostLock::renew);
    }

    /** Ends the renewing. The locks themselves are given back by their hosts. */
    @Override
    public synchronized void close() {
        if (keeper != null) {
            keeper.shutdownNow();
        }
    }
}
