package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.cli.report.Painter;
import dev.keyturn.cli.report.RunsText;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.language.source.Problems;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyturn runs}: what has been done, when and by whom. */
@Command(name = "runs", mixinStandardHelpOptions = true, sortOptions = false, description = "Lists the runs that are kept, and shows one of them.")
final class RunsCommand implements Callable<Integer> {
    @Mixin
    private RunsOptions runs = new RunsOptions();

    private final Terminal terminal;

    @Inject
    RunsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private RunStore store(RunsOptions options) throws LoadException {
        Problems problems = new Problems();
        ProjectFile project = ProjectFile.find(terminal.workingDirectory(), problems);
        problems.throwIfAny();
        return options.store(project, terminal.workingDirectory());
    }

    private RunsText text() {
        return new RunsText(terminal.out(), new Painter(terminal.colours()));
    }

    @Override
    public Integer call() throws LoadException {
        RunStore store = store(runs);
        text().list(store.folder(), store.runs().stream().map(store::read).toList());
        return ExitCode.SUCCESS;
    }

    /** Shows what a run wrote. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows what a run wrote on its hosts, or on one of them.")
    int show(@Mixin RunsOptions options, @Parameters(paramLabel = "RUN") String run,
             @Parameters(paramLabel = "HOST", arity = "0..1") Optional<String> host) throws LoadException, Refused {
        StoredRun stored = store(options).read(run);
        if (host.isPresent() && !stored.header().hosts().contains(host.get())) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "the run " + run + " had no host '" + host.get() + "'; it had "
                    + String.join(", ", stored.header().hosts()));
        }
        text().show(stored, host);
        return ExitCode.SUCCESS;
    }

    /** Looks whether a run's journal is as it was written. */
    @Command(name = "verify", mixinStandardHelpOptions = true,
            description = "Looks whether the journal of a run is as it was written; ends with 1 if not.")
    int verify(@Mixin RunsOptions options, @Parameters(paramLabel = "RUN") String run) throws LoadException {
        StoredRun stored = store(options).read(run);
        if (stored.fault().isPresent()) {
            terminal.out().println("changed: " + run + ": " + stored.fault().get());
            return ExitCode.NOTHING_TO_DO;
        }
        terminal.out().println("ok: " + run + ": all " + stored.records() + " lines are as they were written; " + (stored.end().isPresent()
                ? "it came to its end" : "it has no end: it goes on still, was killed, or its last lines were cut off") + "; seal " + stored.seal());
        return ExitCode.SUCCESS;
    }
}
