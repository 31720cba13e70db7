package dev.keyturn.engine.host;

/** How a task's changes are made. */
public enum Way {
    /** On the host. */
    REAL,
    /** In memory, where the later tasks of a check run see them. */
    PREDICTED,
    /** Nowhere: a task that says {@code check_mode: true} leaves nothing behind, in a check run as in a real one. */
    TRIED
}
