package dev.keyturn.cli;

import dev.keyturn.cli.report.Afterword;
import dev.keyturn.cli.report.ConsoleReport;
import dev.keyturn.cli.report.JsonReport;
import dev.keyturn.cli.report.Painter;
import dev.keyturn.cli.report.Progress;
import dev.keyturn.cli.report.ProgressLine;
import dev.keyturn.cli.report.ProgressReport;
import dev.keyturn.cli.report.files.RunEvents;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.fleet.Prepared;
import dev.keyturn.engine.fleet.PreparedRunner;
import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.report.RunReport;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a run is shown: the options that all commands share that run something on hosts. */
final class Reporting {
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

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--retry-file", paramLabel = "FILE",
            description = "Where to list the hosts that did not come to the end (default: PLAYBOOK.retry here, after a real run).")
    private String retryFile;

    /** A run that is watched. */
    interface Run {
        RunReport run(RunListener listener) throws ConnectionException;
    }

    /** What is prepared, and how it is carried out. */
    record PreparedRun(PreparedRunner runner, Prepared work, PreparedRunner.Mode mode) {
    }

    int verbosity() {
        return verbose.length;
    }

    /**
     * Looks whether what is to be written at the end can be written, before anything else is done.
     *
     * @throws Refused if it cannot
     */
    void check(Terminal terminal) throws Refused {
        files.check(terminal);
    }

    /** Runs something and shows it as it goes. */
    RunReport watched(Run run, Progress progress, Terminal terminal) throws ConnectionException {
        RunListener listener = json ? new RunListener() { }
                : new ConsoleReport(terminal.out(), new Painter(terminal.colours()), diff, verbose.length);
        boolean seen = terminal.keyboard().present();
        try (ProgressLine line = new ProgressLine(seen ? terminal.out() : terminal.err(), seen, progress).start()) {
            return run.run(new ProgressReport(listener, progress, line));
        }
    }

    /** Carries out what is prepared, and shows it as it goes. */
    RunReport watched(PreparedRun run, Journal journal, Terminal terminal) throws ConnectionException {
        return watched(listener -> run.runner().run(run.work(), run.mode(), listener, journal), Progress.of(run.work(), System::nanoTime), terminal);
    }

    /**
     * What is left to say and write when it is over; gives the exit code.
     *
     * @param groups the groups of hosts, asked for where they are to be written
     */
    int finished(RunReport report, Groups groups, Terminal terminal) throws IOException, Refused {
        return finished(report, Afterword.NONE, groups, terminal);
    }

    /** The same, with what is to be said besides. */
    int finished(RunReport report, Afterword afterword, Groups groups, Terminal terminal) throws IOException, Refused {
        if (json) {
            JsonReport.write(report, afterword, terminal.out());
        } else {
            ConsoleReport.afterword(terminal.out(), afterword);
        }
        RetryFile.write(report, Optional.ofNullable(retryFile), terminal.workingDirectory())
                .ifPresent(said -> terminal.err().println("keyturn: " + said));
        int code = code(ExitCode.of(report, detailed), afterword.asPredicted());
        return code(code, !files.any() || written(report, afterword, groups, code, terminal));
    }

    /** A run that went well does not end as one if something about it did not. */
    private static int code(int code, boolean well) {
        return well || code != ExitCode.SUCCESS && code != ExitCode.CHANGED ? code : ExitCode.FAILED;
    }

    private boolean written(RunReport report, Afterword afterword, Groups groups, int code, Terminal terminal) throws Refused {
        String line = "keyturn " + String.join(" ", MaskedCommand.of(command.root().commandLine().getParseResult().originalArgs()));
        RunEvents.Origin origin = new RunEvents.Origin(line, Recording.user(), Recording.machine());
        return files.write(RunEvents.of(report, origin, groups.all(), afterword, code), terminal);
    }
}
