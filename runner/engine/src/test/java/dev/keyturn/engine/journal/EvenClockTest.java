package dev.keyturn.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The time of a run goes on when the machine's clock is set. */
class EvenClockTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    private final AtomicReference<Instant> machine = new AtomicReference<>(START);
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final EvenClock clock = new EvenClock(machine::get, nanos::get);

    @Test
    void itBeginsWhereTheMachinesClockStands() {
        assertEquals(START, clock.instant());
    }

    @Test
    void aMachinesClockThatIsSetBackOrAheadIsNotFollowed() {
        machine.set(START.minus(Duration.ofDays(2)));
        assertEquals(START, clock.instant());
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        assertEquals(START.plusSeconds(3), clock.instant());
        machine.set(START.plus(Duration.ofDays(2)));
        assertEquals(START.plusSeconds(3), clock.instant());
    }
}
