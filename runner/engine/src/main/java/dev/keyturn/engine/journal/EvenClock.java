package dev.keyturn.engine.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of one run: from where this machine's clock stood when it was made it goes evenly, whatever becomes of that clock. So nothing in a run
 * ends before it began.
 */
public final class EvenClock implements InstantSource {
    private final Instant start;
    private final LongSupplier nanos;
    private final long first;

    /** Begins now. */
    public EvenClock() {
        this(InstantSource.system(), System::nanoTime);
    }

    /**
     * @param wall  where it begins
     * @param nanos what it goes by: nanoseconds that never go back
     */
    EvenClock(InstantSource wall, LongSupplier nanos) {
        this.start = wall.instant();
        this.nanos = nanos;
        this.first = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanos.getAsLong() - first);
    }
}
