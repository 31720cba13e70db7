package dev.keyturn.cli.command;

import dev.keyturn.cli.option.ConfirmationOptions;
import dev.keyturn.cli.option.HostOptions;
import dev.keyturn.cli.option.ReportingOptions;
import dev.keyturn.cli.option.RunRequestOptions;
import dev.keyturn.cli.option.RunsOptions;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.engine.file.Readers;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.language.source.Problems;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.host.HostRequest;
import dev.keyturn.operations.host.Operator;
import dev.keyturn.operations.project.ProjectFile;
import dev.keyturn.operations.run.RunOperator;
import dev.keyturn.operations.secret.DefaultAccount;
import dev.keyturn.operations.secret.MaskedCommand;
import dev.keyturn.reports.console.Painter;
import dev.keyturn.store.runs.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command stands: its terminal, who is at it, and what the team has agreed on in {@code keyturn.yml}, which is read once. */
public final class CommandContext {
    private final Terminal terminal;
    private final DefaultAccount account;
    private ProjectFile project;

    public CommandContext(Terminal terminal, DefaultAccount account) {
        this.terminal = terminal;
        this.account = account;
    }

    Terminal terminal() {
        return terminal;
    }

    Path here() {
        return terminal.workingDirectory();
    }

    /**
     * The project of where the user stands.
     *
     * @throws LoadException if its file cannot be understood
     */
    ProjectFile project() throws LoadException {
        if (project == null) {
            Problems problems = new Problems();
            project = ProjectFile.find(here(), problems);
            problems.throwIfAny();
            terminal.warn(problems.warnings());
        }
        return project;
    }

    /** Where runs are kept. A place where others see what hosts had before is worth a warning, unless the team has agreed on it. */
    RunStore store(RunsOptions runs, ProjectFile known) {
        RunStore store = runs.store(known, here());
        if (store.readers() == Readers.OWNER) {
            others(store.folder()).ifPresent(what -> terminal.err().println(new Painter(terminal.colours()).warning("[WARNING]: the run store "
                    + store.folder() + " can be " + what + " by others, and it holds what was on hosts before they were written: chmod -R go= "
                    + store.folder() + ", or say 'runs_shared: true' in " + ProjectFile.NAME)));
            terminal.err().flush();
        }
        return store;
    }

    private static Optional<String> others(Path folder) {
        try {
            return Readers.others(folder);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The same, in the project of where the user stands. */
    RunStore store(RunsOptions runs) throws LoadException {
        return store(runs, project());
    }

    /** What the options ask for, in the project of where the user stands. */
    HostRequest request(HostOptions hosts) throws LoadException, Refused {
        return hosts.request(project(), here());
    }

    Operator operator(HostOptions hosts) {
        return new HostOperator(terminal, account, hosts);
    }

    RunOperator operator(RunRequestOptions options) {
        return operator(options, terminal);
    }

    RunOperator operator(HostOptions hosts, ConfirmationOptions confirmation, ReportingOptions reporting) {
        return new TerminalOperator(terminal, new HostOperator(terminal, account, hosts), confirmation, reporting);
    }

    /** Whoever sits there, of a run that is shown as if its user stood elsewhere. */
    RunOperator operator(RunRequestOptions options, Terminal elsewhere) {
        return new TerminalOperator(elsewhere, new HostOperator(elsewhere, account, options.hosts()), options.confirmation(), options.reporting());
    }

    /** A command's line, secrets masked. */
    static List<String> line(CommandSpec command) {
        return MaskedCommand.of(command.root().commandLine().getParseResult().originalArgs());
    }
}
