package dev.keyturn.engine.report;

import java.util.List;

/**
 * What a play did.
 *
 * @param name  its name, templates resolved
 * @param hosts its hosts, in the order in which they advance
 * @param tasks its tasks and handlers, in the order in which they ran
 */
public record PlayReport(String name, List<String> hosts, List<TaskRun> tasks) {
    public PlayReport {
        hosts = List.copyOf(hosts);
        tasks = List.copyOf(tasks);
    }
}
