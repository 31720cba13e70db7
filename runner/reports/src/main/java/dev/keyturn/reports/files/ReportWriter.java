package dev.keyturn.reports.files;

import java.io.IOException;

/** Writes a report in one form, from the events as they come; with the last one it is complete. */
public interface ReportWriter {
    /** The first event. */
    void started(RunStarted run) throws IOException;

    /** Something is found on the host whose turn it is. */
    void found(ReportFinding finding) throws IOException;

    /** All about that host was said. */
    void finished(HostFinished host) throws IOException;

    /** The last event. */
    void finished(RunFinished run) throws IOException;
}
