package dev.keyturn.engine.run;

import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.TaskRun;
import dev.keyturn.language.source.Place;
import java.util.List;

/** Sees a run's progress and can change nothing. Called by one thread at a time. */
public interface RunListener {
    /** A play begins; without hosts it does nothing. */
    default void playStarted(String name, List<String> hosts) {
    }

    /** A task or handler begins on some hosts. */
    default void taskStarted(String title, Place place, boolean handler) {
    }

    /** The task that began last has ended on these hosts. */
    default void taskFinished(TaskRun task) {
    }

    /** The hosts of a play have all failed. */
    default void noHostsLeft() {
    }

    /** The run is over. */
    default void runFinished(RunReport report) {
    }
}
