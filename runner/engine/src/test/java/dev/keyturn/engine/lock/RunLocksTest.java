package dev.keyturn.engine.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of locks while their run is busy elsewhere, and of hosts that refuse them. */
class RunLocksTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    private final OverlayRegistry registry = OverlayRegistry.empty();
    private Instant now = NOON;
    private String refusal = "";
    private final Connection host = new Connection() {
        @Override
        public Optional<KeySnapshot> key(RegistryPath path) {
            return registry.key(path);
        }

        @Override
        public void apply(List<RegistryChange> changes) {
            if (!refusal.isEmpty()) {
                throw new RegistryException(refusal);
            }
            registry.apply(changes);
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private final RunLocks locks = new RunLocks(Optional.of(new Locking("ann@ctl1", Duration.ZERO, Set.of(), PlaceLocks.NONE, new LockClock() {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void pause(Duration time) {
            now = now.plus(time);
        }
    })), Journal.none("r"), () -> false);
    private final HostLock lock = locks.of("h1", "memory:h1").orElseThrow();

    @BeforeEach
    void makePlace() {
        registry.apply(List.of(new CreateKey(RegistryPath.hklm("SOFTWARE"))));
    }

    private Optional<Instant> until() {
        return LockKey.content(host).flatMap(Holder::of).map(Holder::until);
    }

    @Test
    void theyAreRenewedWhileTheirHostsAreNotWritten() {
        lock.beforeWrite(host);
        now = NOON.plusSeconds(149);
        locks.renew();
        assertEquals(Optional.of(NOON.plusSeconds(300)), until(), "not yet");
        now = NOON.plusSeconds(150);
        locks.renew();
        assertEquals(Optional.of(NOON.plusSeconds(450)), until());
        lock.release();
        now = NOON.plusSeconds(400);
        locks.renew();
        assertFalse(LockKey.exists(host));
    }

    @Test
    void oneThatCannotBeRenewedForAMomentIsRenewedLater() {
        lock.beforeWrite(host);
        now = NOON.plusSeconds(200);
        refusal = "busy";
        locks.renew();
        refusal = "";
        locks.renew();
        assertEquals(Optional.of(NOON.plusSeconds(500)), until());
    }

    @Test
    void aHostThatRefusesItIsNotAskedAgain() {
        refusal = "5 ERROR_ACCESS_DENIED";
        assertEquals(List.of("this host is not locked against runs from another run store: 5 ERROR_ACCESS_DENIED"), lock.beforeWrite(host).news());
        refusal = "";
        assertEquals(HostLock.Taken.BEFORE, lock.beforeWrite(host));
        assertFalse(LockKey.exists(host));
    }

    @Test
    void aRunWithoutLocksTakesNone() {
        try (RunLocks none = new RunLocks(Optional.empty(), Journal.none("r"), () -> false)) {
            assertTrue(none.of("h1", "memory:h1").isEmpty());
        }
    }

    @Test
    void itIsReadAsItWasWrittenAndNothingElseIs() {
        Holder holder = new Holder("r", "ann@ctl=1", "h1", NOON, NOON.plusSeconds(5));
        assertEquals(Optional.of(holder), Holder.of(holder.lines()));
        assertEquals(Optional.of(holder), Holder.of(holder.value()));
        assertEquals(Optional.empty(), Holder.of(holder.lines().subList(1, 5)));
        assertEquals(Optional.empty(), Holder.of(List.of("RunId=r", "Owner=o", "Host=h", "Since=now", "Expires=soon")));
    }

    @Test
    void theEvenClockGoesOn() {
        LockClock clock = LockClock.even();
        Instant before = clock.now();
        clock.pause(Duration.ofMillis(1100));
        assertTrue(clock.now().isAfter(before));
    }
}
