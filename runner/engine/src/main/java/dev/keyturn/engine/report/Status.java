package dev.keyturn.engine.report;

/** How a task ended on a host. */
public enum Status {
    /** The host was as declared. */
    OK,
    /** The host was brought there, or in a check run would be. */
    CHANGED,
    /** A condition did not hold. */
    SKIPPED,
    /** The state cannot or must not be reached. */
    FAILED,
    /** The host does not answer. */
    UNREACHABLE,
    /** The module is one that Keyturn does not have. */
    UNSUPPORTED;

    /** Whether the host goes on as after a failure. */
    public boolean bad() {
        return this == FAILED || this == UNREACHABLE;
    }
}
