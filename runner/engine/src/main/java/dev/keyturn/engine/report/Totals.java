package dev.keyturn.engine.report;

/**
 * What a host's tasks came to, counted as Ansible does, and two counters of Keyturn's own.
 *
 * @param ok          tasks that went well, with or without changes, and failures that were ignored
 * @param changed     tasks that changed something
 * @param unreachable how often the host did not answer
 * @param failed      failures that nothing made good
 * @param skipped     tasks whose condition did not hold
 * @param rescued     failures that a {@code rescue} made good
 * @param ignored     failures that {@code ignore_errors} let pass
 * @param reboot      1 if the host has to restart, else 0
 * @param unsupported tasks whose module Keyturn does not have
 */
public record Totals(int ok, int changed, int unreachable, int failed, int skipped, int rescued, int ignored, int reboot, int unsupported) {
    /** Nothing yet. */
    public static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** These and one task more. */
    public Totals plus(TaskReport report) {
        boolean forgiven = report.status() == Status.FAILED && report.ignored();
        boolean rescue = report.status() == Status.FAILED && report.rescued();
        boolean changing = report.status() == Status.CHANGED || forgiven && report.result().changed();
        return new Totals(
                ok + one(report.status() == Status.OK || report.status() == Status.CHANGED || forgiven),
                changed + one(changing),
                unreachable + one(report.status() == Status.UNREACHABLE),
                failed + one(report.status() == Status.FAILED && !forgiven && !rescue),
                skipped + one(report.status() == Status.SKIPPED),
                rescued + one(rescue && !forgiven),
                ignored + one(forgiven),
                reboot,
                unsupported + one(report.status() == Status.UNSUPPORTED));
    }

    /** These, with whether the host has to restart. */
    public Totals withReboot(boolean needed) {
        return new Totals(ok, changed, unreachable, failed, skipped, rescued, ignored, one(needed), unsupported);
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }
}
