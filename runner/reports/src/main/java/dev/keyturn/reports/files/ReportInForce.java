package dev.keyturn.reports.files;

import java.util.Locale;

/** Whether what the registry says is what the host goes by, or waits for a restart. */
public enum ReportInForce {
    YES, NO, UNKNOWN;

    /** As it is written in files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
