package dev.keyturn.engine.lock;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionLostException;
import dev.keyturn.engine.journal.JournalException;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run's lock on one host: in the run store, which costs no call, and on the host itself, where others see it whatever store they have.
 * It is taken before the first write, and looked after before each later one.
 */
public final class HostLock {
    /** How long it lasts without being renewed; it is renewed when half of that is over. */
    static final Duration LEASE = Duration.ofMinutes(5);
    /** By how much the clocks of two controllers may differ: as much as Kerberos allows. */
    static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(500);
    /** Longer than another run takes between comparing and writing. */
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 8;
    private static final Logger LOG = LoggerFactory.getLogger(HostLock.class);

    private final String host;
    private final String place;
    private final Locking how;
    private final RunLocks run;
    private Optional<PlaceLocks.Claim> claim = Optional.empty();
    private Optional<Holder> mine = Optional.empty();
    private Connection registry;
    /** Whether the host's key is not this lock's to look after: another of this run's hosts is the same machine, or the host refuses the key. */
    private boolean without;
    private Optional<String> broken = Optional.empty();
    private boolean waited;

    /**
     * What taking it was like.
     *
     * @param waited whether another run had it meanwhile, so that what was read before may not hold any more
     * @param news   what the user must know
     */
    public record Taken(boolean waited, List<String> news) {
        /** It was taken before. */
        public static final Taken BEFORE = new Taken(false, List.of());
    }

    HostLock(String host, String place, Locking how, RunLocks run) {
        this.host = host;
        this.place = place;
        this.how = how;
        this.run = run;
    }

    /**
     * Takes the lock if it is not held yet.
     *
     * @throws LockedException if another run has it, and still has it after the time to wait
     */
    public synchronized Taken beforeWrite(Connection connection) {
        registry = connection;
        if (mine.isPresent()) {
            renew();
        }
        return mine.isPresent() || without ? Taken.BEFORE : take(how.clock().now().plus(how.patience()));
    }

    private Taken take(Instant deadline) {
        waited = false;
        inStore(deadline);
        try {
            onHost(deadline);
        } catch (LockedException e) {
            giveBackInStore();
            throw e;
        } catch (ConnectionLostException | JournalException e) {
            throw e;
        } catch (RegistryException e) {
            // what the host has against the write, it says to the write itself
            without = true;
            return new Taken(waited, List.of("this host is not locked against runs from another run store: " + e.getMessage()));
        }
        return new Taken(waited, broken.stream().toList());
    }

    private Holder me() {
        Instant now = how.clock().now();
        return new Holder(run.journal().run(), how.owner(), host, now, now.plus(LEASE));
    }

    private void inStore(Instant deadline) {
        while (claim.isEmpty()) {
            PlaceLocks.Claim claimed = how.store().claim(place, me());
            if (claimed.mine() || breaks()) {
                claim = Optional.of(claimed);
            } else {
                await(deadline, claimed.other());
            }
            if (!claimed.mine()) {
                broke(claimed.other());
            }
        }
    }

    private void onHost(Instant deadline) {
        for (int attempt = 1; mine.isEmpty() && !without; attempt++) {
            Holder me = me();
            if (LockKey.create(registry, me)) {
                hold(me);
                return;
            }
            Optional<RegistryValue> content = LockKey.content(registry);
            Optional<Holder> other = content.flatMap(Holder::of);
            boolean busy = content.isPresent() && !breaks() && !free(other);
            without = other.filter(holder -> holder.run().equals(me.run())).isPresent();
            if (!without && !busy && takeOver(content, me, other)) {
                broke(other);
            } else if (!without && (busy || attempt >= ATTEMPTS)) {
                await(deadline, other);
            }
        }
    }

    private boolean breaks() {
        return how.broken().contains(host);
    }

    private void broke(Optional<Holder> other) {
        if (breaks() && broken.isEmpty()) {
            String whose = other.map(Holder::toString).orElse("somebody who is not named");
            run.journal().lockBroken(host, whose);
            broken = Optional.of("the lock of " + whose + " was broken, as --break-lock says");
        }
    }

    /** Whether its holder does not write any more. */
    private boolean free(Optional<Holder> other) {
        return other.filter(holder -> dead(holder) || how.clock().now().isAfter(holder.until().plus(SKEW))).isPresent();
    }

    private boolean dead(Holder holder) {
        return claim.filter(own -> own.dead().contains(holder.run())).isPresent();
    }

    /**
     * Takes the place of another. It is compared before it is written, and two who do so within the same moment are told apart by who wrote
     * last: each looks again when the other must be through. Only he who shares its run store takes the place of a dead run. A key where nobody
     * has written his name by and by was left by one who was killed at that moment.
     */
    private boolean takeOver(Optional<RegistryValue> before, Holder me, Optional<Holder> other) {
        if (before.isEmpty() && LockKey.exists(registry)) {
            how.clock().pause(SETTLE);
        }
        if (!LockKey.replace(registry, before, me)) {
            return false;
        }
        if (other.filter(this::dead).isEmpty()) {
            how.clock().pause(SETTLE);
            if (!LockKey.content(registry).equals(Optional.of(me.value()))) {
                return false;
            }
        }
        hold(me);
        return true;
    }

    private void hold(Holder me) {
        mine = Optional.of(me);
        run.keep(this);
    }

    private void await(Instant deadline, Optional<Holder> other) {
        if (run.stops() || Thread.currentThread().isInterrupted() || !how.clock().now().isBefore(deadline)) {
            throw new LockedException("another run writes this host, so nothing was written: " + other.map(holder -> holder + ", and until "
                    + holder.until() + " at least by its clock; see 'keyturn runs show " + holder.run() + "' there").orElse("it does not say which")
                    + ". Wait for it with --lock-wait SECONDS; if it is dead and you cannot wait, add --break-lock " + host);
        }
        waited = true;
        how.clock().pause(POLL);
    }

    /** Renews it when half of its time is over. One that somebody else has taken meanwhile, or that a restart removed, is lost. */
    synchronized void renew() {
        if (mine.isEmpty() || how.clock().now().isBefore(mine.get().until().minus(LEASE.dividedBy(2)))) {
            return;
        }
        Holder longer = mine.get().until(how.clock().now().plus(LEASE));
        try {
            boolean renewed = LockKey.replace(registry, Optional.of(mine.get().value()), longer);
            mine = renewed ? Optional.of(longer) : Optional.empty();
            if (!renewed) {
                run.drop(this);
            }
        } catch (RegistryException e) {
            LOG.debug("{}: the lock is not renewed", host, e);
        }
    }

    /** Removes what a run that was killed has left on a host where this one had nothing to write; nothing if another run is busy there. */
    public synchronized void clear(Connection connection) {
        if (claim.isPresent() || !how.store().leftBehind(place)) {
            return;
        }
        try {
            registry = connection;
            take(how.clock().now());
        } catch (RegistryException e) {
            LOG.debug("{}: what a run that was killed has left is not removed", host, e);
        }
    }

    /** Gives it back. On a host that is out of reach by now it runs out. */
    public synchronized void release() {
        run.drop(this);
        try {
            mine.ifPresent(holder -> LockKey.remove(registry, holder));
        } catch (RegistryException e) {
            LOG.debug("{}: the lock is not removed", host, e);
        }
        mine = Optional.empty();
        giveBackInStore();
    }

    private void giveBackInStore() {
        claim.ifPresent(held -> held.release().run());
        claim = Optional.empty();
    }
}
