package dev.keyturn.reports.files;

import java.util.Locale;

/** What a report says of one setting or task on one host. A run uses some of them, an audit others. */
public enum ReportVerdict {
    /** As it should be, by an audit. */
    GOOD,
    /** As declared, and nothing was changed. */
    OK,
    /** Brought there, or in a check run would be. */
    CHANGED,
    /** Allowed, and yet not as it should be. */
    WEAK,
    /** A condition did not hold. */
    SKIPPED,
    /** A failure that the playbook lets pass or makes good. */
    IGNORED,
    /** The module is one that Keyturn does not have. */
    UNSUPPORTED,
    /** It cannot be told. Never to be read as good. */
    UNKNOWN,
    /** Not as it should be, by an audit. */
    BAD,
    /** The state cannot or must not be reached. */
    FAILED,
    /** The host does not answer. */
    UNREACHABLE;

    /** As it is written in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
