package dev.keyturn.engine.fleet;

import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.engine.report.TaskRun;
import dev.keyturn.language.source.Place;
import java.util.List;

/** Sees a run's progress and can change nothing. Called by one thread at a time, though not always by the same. */
public interface RunListener {
    /** A play, or a batch of it, begins; without hosts it does nothing. Each host goes through this many steps at most, reading its facts included. */
    default void playStarted(String name, List<String> hosts, int steps) {
    }

    /** A task or handler begins on some hosts. */
    default void taskStarted(String title, Place place, boolean handler) {
    }

    /** A host begins the task. */
    default void hostStarted(String host) {
    }

    /** A host has ended the task, in which this many settings were looked at or written. */
    default void hostFinished(TaskReport report, int settings) {
    }

    /** A host has come to the end of the play, or dropped out of it. */
    default void hostLeft(String host) {
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
