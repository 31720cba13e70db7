package dev.keyturn.engine.report;

import dev.keyturn.language.source.Place;
import java.util.List;

/**
 * One task on the hosts that went through it together.
 *
 * @param title   its name, templates resolved
 * @param place   where it stands in the playbook
 * @param handler whether it is a handler
 * @param reports how it ended, in the order of the hosts
 */
public record TaskRun(String title, Place place, boolean handler, List<TaskReport> reports) {
    public TaskRun {
        reports = List.copyOf(reports);
    }
}
