package dev.keyturn.operations;

import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.Status;
import java.util.List;

/** What the command ends with; Ansible's codes where Ansible has one. Where several hold, unreachable beats failed beats changed. */
public final class ExitCode {
    public static final int SUCCESS = 0;
    /** No playbook, no inventory, or no host that matches. */
    public static final int NOTHING_TO_DO = 1;
    /** A host failed, or an option is wrong. */
    public static final int FAILED = 2;
    /** Changes were made or are pending; only with {@code --detailed-exitcode}. */
    public static final int CHANGED = 3;
    /** What was written cannot be understood, or a host cannot be reached. */
    public static final int UNREACHABLE = 4;
    /** A plan does not fit any more: a host is not as the plan found it, or the plan was edited or has expired. */
    public static final int STALE = 6;
    /** The user stopped it, or did not confirm it. */
    public static final int INTERRUPTED = 99;
    /** A mistake in Keyturn itself. */
    public static final int UNEXPECTED = 250;

    private ExitCode() {
    }

    /** For commands that do one thing on each host. */
    public static int of(List<Status> ends) {
        return ends.contains(Status.UNREACHABLE) ? UNREACHABLE : ends.contains(Status.FAILED) ? FAILED : SUCCESS;
    }

    public static int of(RunReport report, boolean detailed) {
        if (report.interrupted()) {
            return INTERRUPTED;
        } else if (report.unreachable()) {
            return UNREACHABLE;
        } else if (report.failed()) {
            return FAILED;
        } else if (report.stale()) {
            return STALE;
        }
        return detailed && report.changed() ? CHANGED : SUCCESS;
    }
}
