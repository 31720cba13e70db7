package dev.keyturn.engine.fleet;

import dev.keyturn.engine.host.Session;

/** A host on its way through a play. */
public interface Member {
    /** What the run knows of it. */
    Session session();

    /** Whether it has come to the end of the play, or dropped out of it. */
    boolean left();

    /** Its name. */
    default String host() {
        return session().host();
    }
}
