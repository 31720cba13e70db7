package dev.keyturn.windows.restart;

/** What can be said of a host. Of several that hold, the first counts; what is unknown is never in force. */
public enum RestartVerdict {
    /** The host has to restart. */
    RESTART,
    /** Something that is needed to tell is not known. */
    UNKNOWN,
    /** Programs that use a setting have to restart, or the host. */
    PROGRAMS,
    /** All settings were there when the host last started, and nothing else waits for a restart. */
    IN_FORCE
}
