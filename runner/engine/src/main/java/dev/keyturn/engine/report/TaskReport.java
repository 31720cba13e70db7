package dev.keyturn.engine.report;

import java.util.List;

/**
 * How a task ended on one host.
 *
 * @param host    the host's name in the inventory
 * @param result  what happened; for a loop, what its items came to
 * @param items   what happened for each item; empty without a loop
 * @param ignored whether a failure stops nothing, by {@code ignore_errors}
 * @param rescued whether a failure is made good by a {@code rescue}
 */
public record TaskReport(String host, Result result, List<ItemReport> items, boolean ignored, boolean rescued) {
    public TaskReport {
        items = List.copyOf(items);
    }

    /** How it ended. */
    public Status status() {
        return result.status();
    }

    /** The same, made good by a {@code rescue}. */
    public TaskReport rescue() {
        return new TaskReport(host, result, items, ignored, true);
    }
}
