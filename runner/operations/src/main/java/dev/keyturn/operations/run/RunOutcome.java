package dev.keyturn.operations.run;

import dev.keyturn.engine.report.RunReport;
import dev.keyturn.operations.host.Groups;
import java.util.List;

/**
 * What a run has come to.
 *
 * @param report    what happened
 * @param afterword what is said after it
 * @param groups    the groups of its hosts
 * @param notes     what its user is told besides
 */
public record RunOutcome(RunReport report, Afterword afterword, Groups groups, List<String> notes) {
    public RunOutcome {
        notes = List.copyOf(notes);
    }

    static RunOutcome of(RunReport report, Afterword afterword, Groups groups) {
        return new RunOutcome(report, afterword, groups, List.of());
    }
}
