package dev.keyturn.engine.lock;

import dev.keyturn.engine.journal.EvenClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time that locks go by. */
public interface LockClock {
    /** The time, to the second. */
    Instant now();

    /** Lets some time pass; less if the thread is interrupted, which it is afterwards. */
    void pause(Duration time);

    /** This machine's time, which from now on goes evenly, whatever becomes of the machine's clock. */
    static LockClock even() {
        EvenClock clock = new EvenClock();
        return new LockClock() {
            @Override
            public Instant now() {
                return clock.instant().truncatedTo(ChronoUnit.SECONDS);
            }

            @Override
            public void pause(Duration time) {
                try {
                    Thread.sleep(time.toMillis());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }
}
