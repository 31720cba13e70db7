package dev.keyturn.cli.command;

import com.google.inject.Inject;
import dev.keyturn.cli.option.ReportOptions;
import dev.keyturn.cli.option.RunRequestOptions;
import dev.keyturn.cli.option.RunsOptions;
import dev.keyturn.cli.terminal.LogSettings;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.run.Consent;
import dev.keyturn.operations.run.Keeping;
import dev.keyturn.operations.run.ResumeRun;
import dev.keyturn.operations.run.Resumption;
import dev.keyturn.store.runs.RunHeader;
import dev.keyturn.store.runs.RunStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keyturn resume}: finishes a run that did not come to its end, on the hosts that are left. */
@Command(name = "resume", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Finishes a run that was stopped or killed, or that hosts failed in: on the hosts that it did not bring to the end.")
public final class ResumeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run; 'keyturn runs' lists them.")
    private String name;

    @Mixin
    private RunsOptions runs = new RunsOptions();

    @Option(names = {"-e", "--extra-vars"}, paramLabel = "VARS", description = "Secrets that the run was given on its command line, which are not kept.")
    private List<String> extraVars = new ArrayList<>();

    @Option(names = "--allow-lockout", paramLabel = "HOST", split = ",", description = "As in play; the consent of the run itself does not last.")
    private Set<String> allowLockout = Set.of();

    @Option(names = "--break-lock", paramLabel = "HOST", split = ",", description = "As in play; the consent of the run itself does not last.")
    private Set<String> breakLock = Set.of();

    @Option(names = {"-y", "--yes"}, description = "Do not ask before a real run on many hosts.")
    private boolean yes;

    @Option(names = {"-k", "--ask-pass"}, description = "Ask for the password of hosts that name none.")
    private boolean askPassword;

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Spec
    private CommandSpec command;

    private final CommandContext context;
    private final ResumeRun run;
    private final RecordedLine recordedLine;

    @Inject
    ResumeCommand(CommandContext context, ResumeRun run, RecordedLine recordedLine) {
        this.context = context;
        this.run = run;
        this.recordedLine = recordedLine;
    }

    @Override
    public Integer call() throws Exception {
        Terminal terminal = context.terminal();
        reports.check(terminal);
        RunStore store = context.store(runs);
        Resumption resumption = Resumption.of(store, name);
        RunHeader header = resumption.header();
        if (resumption.left().isEmpty()) {
            terminal.out().println("ok: run " + name + (resumption.resumed() ? " and what resumed it" : "") + " brought all its " + header.hosts().size()
                    + " hosts to the end; there is nothing to resume");
            return ExitCode.SUCCESS;
        }
        Map<String, Object> request = header.request().isEmpty() ? recordedLine.request(header, store) : header.request();
        terminal.err().println("keyturn: resuming run " + name + " on " + resumption.left().size() + " of " + header.hosts().size() + " hosts");
        terminal.err().println("keyturn: it was: keyturn " + String.join(" ", header.command()));
        confirm(terminal);
        List<String> line = CommandContext.line(command);
        ResumeRun.Anew anew = new ResumeRun.Anew(extraVars, new Consent(allowLockout, breakLock, Duration.ZERO),
                new Keeping(store, line, Optional.empty(), Optional.empty(), Map.of()));
        RunRequestOptions options = options(header, request);
        Terminal there = new Terminal(terminal.out(), terminal.err(), Path.of(header.folder()), terminal.colours(), terminal.keyboard());
        return options.reporting().finished(run.run(resumption, request, anew, context.operator(options, there)), line, there);
    }

    /** A journal may have been written by somebody else; whoever sits there sees what is done before it is. */
    private void confirm(Terminal terminal) throws Refused {
        if (!yes && terminal.keyboard().present()
                && terminal.keyboard().ask("Go on with that? Only 'yes' does: ").filter(answer -> answer.strip().equals("yes")).isEmpty()) {
            throw new Refused(ExitCode.INTERRUPTED, "not confirmed; nothing was changed");
        }
    }

    /** The run is shown and confirmed as it was, but for what is said anew. */
    private RunRequestOptions options(RunHeader header, Map<String, Object> request) throws Exception {
        Map<String, Object> shown = ResumeRun.shown(request);
        RunRequestOptions options = new RunRequestOptions();
        options.hosts().resumes(ResumeRun.user(request), shown, askPassword);
        options.confirmation().resumes(shown, yes);
        options.reporting().resumes(shown, reports.at(context.here()));
        if (options.reporting().verbosity() > 2) {
            LogSettings.verbose();
        }
        return options;
    }
}
