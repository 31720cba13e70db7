package dev.keyturn.engine.run;

/**
 * The user's wish to stop. A run that is asked to stop begins nothing new: what is under way on a host is finished and reported, so that
 * nothing is left half-written.
 */
public final class Interruption {
    private volatile boolean requested;

    /** Asks to stop; may be called from any thread, any number of times. */
    public void request() {
        requested = true;
    }

    /** Whether to stop. */
    public boolean requested() {
        return requested;
    }
}
