package dev.keyturn.engine.host;

/** How a task's changes are made. */
public enum WriteMode {
    /** On the host. */
    REAL,
    /** In memory, where the later tasks of a check run see them. */
    PREDICTED,
    /** Nowhere: a task that says {@code check_mode: true} leaves nothing behind, in a check run as in a real one. */
    TRIED;

    /** That of a run, where no task says otherwise. */
    public static WriteMode of(boolean check) {
        return check ? PREDICTED : REAL;
    }
}
