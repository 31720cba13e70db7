package dev.keyturn.reports.console;

import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.engine.report.TaskRun;
import dev.keyturn.language.source.Place;
import java.util.List;

/** Shows how far a run has come beside what another report prints, and hides it while that one prints. */
public final class ProgressReport implements RunListener {
    private final RunListener report;
    private final Progress progress;
    private final ProgressLine line;

    public ProgressReport(RunListener report, Progress progress, ProgressLine line) {
        this.report = report;
        this.progress = progress;
        this.line = line;
    }

    @Override
    public void playStarted(String name, List<String> hosts, int steps) {
        progress.playStarted(hosts, steps);
        line.aside(() -> report.playStarted(name, hosts, steps));
    }

    @Override
    public void taskStarted(String title, Place place, boolean handler) {
        line.aside(() -> report.taskStarted(title, place, handler));
    }

    @Override
    public void hostStarted(String host) {
        progress.hostStarted();
    }

    @Override
    public void hostFinished(TaskReport task, int settings) {
        progress.hostFinished(task, settings);
    }

    @Override
    public void hostLeft(String host) {
        progress.hostLeft(host);
    }

    @Override
    public void taskFinished(TaskRun task) {
        line.aside(() -> report.taskFinished(task));
    }

    @Override
    public void noHostsLeft() {
        line.aside(report::noHostsLeft);
    }

    @Override
    public void runFinished(RunReport result) {
        line.close();
        report.runFinished(result);
    }
}
