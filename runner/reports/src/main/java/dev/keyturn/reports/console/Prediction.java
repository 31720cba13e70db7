package dev.keyturn.reports.console;

import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.play.Selection;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.engine.report.TaskRun;
import dev.keyturn.reports.HostList;
import java.io.PrintWriter;
import java.util.List;

/** What a run is about to do, shown before its user confirms it: its plays, and from a check run what goes wrong, what changes, what has to restart. */
public final class Prediction implements RunListener {
    private final PrintWriter out;
    private final HostLines lines;
    private final RecapText recap;

    public Prediction(PrintWriter out, Painter painter) {
        this.out = out;
        this.lines = new HostLines(painter, false, 0);
        this.recap = new RecapText(painter);
    }

    /** Names the plays, and how many hosts each runs on. */
    public void plays(Selection selection) {
        out.println("BEFORE THIS RUN BEGINS, WHAT IT WOULD DO:");
        for (Selection.SelectedPlay play : selection.plays()) {
            int batches = play.play().batches().of(play.hosts()).size();
            out.println("PLAY [" + play.name() + "] runs on " + HostList.of(play.hosts()) + (batches > 1 ? ", in " + batches + " batches" : ""));
        }
    }

    @Override
    public void taskFinished(TaskRun task) {
        List<TaskReport> bad = task.reports().stream().filter(report -> report.status().bad() && !report.ignored()).toList();
        lines.lines(bad, Integer.MAX_VALUE).forEach(out::println);
    }

    @Override
    public void runFinished(RunReport report) {
        recap.alike(report).forEach(out::println);
        recap.restarts(report).forEach(out::println);
    }
}
