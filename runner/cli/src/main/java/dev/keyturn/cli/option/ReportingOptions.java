package dev.keyturn.cli.option;

import dev.keyturn.cli.terminal.RetryFile;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.StartedBy;
import dev.keyturn.operations.run.RunOperator.Seen;
import dev.keyturn.operations.run.RunOutcome;
import dev.keyturn.reports.console.ConsoleReport;
import dev.keyturn.reports.console.Painter;
import dev.keyturn.reports.console.Progress;
import dev.keyturn.reports.console.ProgressLine;
import dev.keyturn.reports.console.ProgressReport;
import dev.keyturn.reports.files.RunEvents;
import dev.keyturn.reports.form.JsonReport;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a run is shown: the options that all commands share that run something on hosts. */
public final class ReportingOptions {
    @Option(names = {"-D", "--diff"}, description = "Show each value before and after.")
    private boolean diff;

    @Option(names = {"-v", "--verbose"}, description = "Say more: why a task is ok, its values; repeat for more.")
    private boolean[] verbose = {};

    @Option(names = "--detailed-exitcode", description = "End with 3 if something was changed, or would be.")
    private boolean detailed;

    @Option(names = "--json", description = "Print the run's report as JSON, and nothing else.")
    private boolean json;

    @Mixin
    private ReportOptions files = new ReportOptions();

    @Option(names = "--retry-file", paramLabel = "FILE",
            description = "Where to list the hosts that did not come to the end (default: PLAYBOOK.retry here, after a real run).")
    private String retryFile;

    /** How much is to be said, from 0. */
    public int verbosity() {
        return verbose.length;
    }

    /**
     * Looks whether what is to be written at the end can be written, before anything else is done.
     *
     * @throws Refused if it cannot
     */
    public void check(Terminal terminal) throws Refused {
        files.check(terminal);
    }

    /** Shows a run as it goes. */
    public RunReport see(Seen run, Progress progress, Terminal terminal) throws ConnectionException {
        RunListener listener = json ? new RunListener() { }
                : new ConsoleReport(terminal.out(), new Painter(terminal.colours()), diff, verbose.length);
        boolean seen = terminal.keyboard().present();
        try (ProgressLine line = new ProgressLine(seen ? terminal.out() : terminal.err(), seen, progress).start()) {
            return run.run(new ProgressReport(listener, progress, line));
        }
    }

    /**
     * Says and writes what is left to say and write when it is over; gives the exit code.
     *
     * @param line the command line, secrets masked
     */
    public int finished(RunOutcome outcome, List<String> line, Terminal terminal) throws IOException, Refused {
        outcome.notes().forEach(note -> terminal.err().println("keyturn: " + note));
        if (json) {
            JsonReport.write(outcome.report(), outcome.afterword(), terminal.out());
        } else {
            ConsoleReport.afterword(terminal.out(), outcome.afterword());
        }
        RetryFile.write(outcome.report(), Optional.ofNullable(retryFile), terminal.workingDirectory())
                .ifPresent(said -> terminal.err().println("keyturn: " + said));
        int code = code(ExitCode.of(outcome.report(), detailed), outcome.afterword().asPredicted());
        return code(code, !files.any() || written(outcome, line, code, terminal));
    }

    /** A run that went well does not end as one if something about it did not. */
    private static int code(int code, boolean well) {
        return well || code != ExitCode.SUCCESS && code != ExitCode.CHANGED ? code : ExitCode.FAILED;
    }

    private boolean written(RunOutcome outcome, List<String> line, int code, Terminal terminal) throws Refused {
        StartedBy me = StartedBy.me();
        RunEvents.Origin origin = new RunEvents.Origin("keyturn " + String.join(" ", line), me.user(), me.machine());
        return files.write(RunEvents.of(outcome.report(), origin, outcome.groups().all(), outcome.afterword(), code), terminal);
    }

    /** The options as data for a resume. Reports are left out, which would replace those of the run itself. */
    Map<String, Object> kept() {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("diff", diff);
        kept.put("verbosity", verbose.length);
        kept.put("detailed_exitcode", detailed);
        kept.put("json", json);
        if (retryFile != null) {
            kept.put("retry_file", retryFile);
        }
        return kept;
    }

    /** Shows a run as one was shown that it resumes, with reports of its own. */
    public void resumes(Map<String, Object> kept, ReportOptions own) {
        diff = Boolean.TRUE.equals(kept.get("diff"));
        verbose = new boolean[kept.get("verbosity") instanceof Number number ? number.intValue() : 0];
        detailed = Boolean.TRUE.equals(kept.get("detailed_exitcode"));
        json = Boolean.TRUE.equals(kept.get("json"));
        retryFile = (String) kept.get("retry_file");
        files = own;
    }
}
