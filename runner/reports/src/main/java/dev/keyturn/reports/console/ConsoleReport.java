package dev.keyturn.reports.console;

import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.play.PlayRunner;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.TaskRun;
import dev.keyturn.language.source.Place;
import dev.keyturn.operations.run.Afterword;
import dev.keyturn.reports.HostList;
import dev.keyturn.reports.PlainText;
import java.io.PrintWriter;
import java.util.List;

/** Prints a run as it goes, in the form that Ansible's users know. */
public final class ConsoleReport implements RunListener {
    private static final int WIDTH = 79;

    private final PrintWriter out;
    private final HostLines lines;
    /** Facts are long, and asked for with {@code -vv} only. */
    private final HostLines factLines;
    private final RecapText recap;
    private final int verbosity;
    private String banner = "";
    private Place place = Place.of("");
    private int hosts;

    /**
     * Prints to a stream.
     *
     * @param diff      whether to show each value before and after
     * @param verbosity how often {@code -v} was given
     */
    public ConsoleReport(PrintWriter out, Painter painter, boolean diff, int verbosity) {
        this.out = out;
        this.lines = new HostLines(painter, diff, verbosity);
        this.factLines = new HostLines(painter, diff, verbosity > 1 ? verbosity : 0);
        this.recap = new RecapText(painter);
        this.verbosity = verbosity;
    }

    @Override
    public void playStarted(String name, List<String> names, int steps) {
        hosts = names.size();
        banner("PLAY [" + name + "]");
        if (names.isEmpty()) {
            out.println("skipping: no hosts matched");
        }
        out.flush();
    }

    @Override
    public void taskStarted(String title, Place place, boolean handler) {
        String next = (handler ? "RUNNING HANDLER [" : "TASK [") + title + "]";
        if (!next.equals(banner) || !place.equals(this.place)) {
            banner(next);
            this.place = place;
        }
        out.flush();
    }

    @Override
    public void taskFinished(TaskRun task) {
        HostLines form = task.title().equals(PlayRunner.GATHERING) ? factLines : lines;
        form.lines(task.reports(), hosts).forEach(out::println);
        out.flush();
    }

    @Override
    public void noHostsLeft() {
        banner("NO MORE HOSTS LEFT");
    }

    @Override
    public void runFinished(RunReport report) {
        banner("PLAY RECAP");
        recap.hosts(report).forEach(out::println);
        section(report.check() ? "CHANGES THAT WOULD BE MADE" : "CHANGES", recap.alike(report));
        section("RESTARTS NEEDED", recap.restarts(report));
        section(report.interrupted() ? "INTERRUPTED" : "NOT BROUGHT TO THE END", recap.stopped(report));
        if (verbosity > 2) {
            section("COST", recap.costs(report));
        }
        out.flush();
    }

    /** Prints what is said after a run's report. */
    public static void afterword(PrintWriter out, Afterword afterword) {
        section(out, "HANDLERS OWED", HostList.owed(afterword));
        section(out, "READ BACK", afterword.readBack());
    }

    private static void section(PrintWriter out, String title, List<String> content) {
        if (!content.isEmpty()) {
            out.println();
            out.println(heading(title));
            content.forEach(out::println);
            out.flush();
        }
    }

    private static String heading(String text) {
        return text + " " + "*".repeat(Math.max(3, WIDTH - text.length()));
    }

    private void section(String title, List<String> content) {
        if (!content.isEmpty()) {
            banner(title);
            content.forEach(out::println);
        }
    }

    private void banner(String text) {
        banner = text;
        out.println();
        out.println(heading(PlainText.line(text)));
    }
}
