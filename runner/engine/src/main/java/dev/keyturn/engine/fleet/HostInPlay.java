package dev.keyturn.engine.fleet;

import dev.keyturn.engine.host.HostState;

/** A host on its way through a play. */
public interface HostInPlay {
    /** What the run knows of it. */
    HostState session();

    /** Whether it has come to the end of the play, or dropped out of it. */
    boolean left();

    /** Its name. */
    default String host() {
        return session().host();
    }
}
