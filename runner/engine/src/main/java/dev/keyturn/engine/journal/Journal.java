package dev.keyturn.engine.journal;

import java.time.Instant;
import java.util.List;

/**
 * What a run writes down of itself: before each write what it is about to do, afterwards that it did. For several threads. A method that
 * cannot write throws, and then nothing is changed on the host.
 */
public interface Journal {
    /** The run's own name. */
    String run();

    /** A host was reached, at this place in the network. */
    default void opened(String host, String place) {
    }

    /**
     * Changes are about to be made. They are on disk when this returns.
     *
     * @return the number by which {@link #done} and {@link #failed} name them
     */
    default long intent(Intent intent) {
        return 0;
    }

    /**
     * Changes that guards refuse are about to be made all the same, because the user says so for this host.
     *
     * @param refusals what the guards said
     */
    default void allowedLockout(Intent intent, List<String> refusals) {
    }

    /**
     * Another run's lock on a host was broken, because the user says so for this host. On disk when this returns.
     *
     * @param whose whose lock it was
     */
    default void lockBroken(String host, String whose) {
    }

    /** They were all made. */
    default void done(long intent) {
    }

    /** They were not all made; which ones were, the host itself tells. */
    default void failed(long intent, String why) {
    }

    /** A handler is to run on a host. On disk when this returns. */
    default void notified(String host, String handler) {
    }

    /** A handler ran on a host. */
    default void handled(String host, String handler) {
    }

    /** The journal of a run that changes nothing, and begins now. */
    static Journal none() {
        return none(RunId.next(Instant.now()));
    }

    /** The same for a run that has a name already. */
    static Journal none(String run) {
        return () -> run;
    }
}
