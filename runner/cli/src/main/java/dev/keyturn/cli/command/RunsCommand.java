package dev.keyturn.cli.command;

import com.google.inject.Inject;
import dev.keyturn.cli.option.EvidenceOptions;
import dev.keyturn.cli.option.Pruning;
import dev.keyturn.cli.option.RunsOptions;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.engine.journal.JournalException;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.run.RegPatches;
import dev.keyturn.reports.console.CompareText;
import dev.keyturn.reports.console.Painter;
import dev.keyturn.reports.console.RunsText;
import dev.keyturn.reports.console.Verification;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyturn runs}: what has been done, when and by whom. */
@Command(name = "runs", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Lists the runs that are kept, or does something with them.")
public final class RunsCommand implements Callable<Integer> {
    @Mixin
    private RunsOptions runs = new RunsOptions();

    private final CommandContext context;
    private final Terminal terminal;
    private final RegPatches patches;

    @Inject
    RunsCommand(CommandContext context, RegPatches patches) {
        this.context = context;
        this.terminal = context.terminal();
        this.patches = patches;
    }

    private RunsText text() {
        return new RunsText(terminal.out(), new Painter(terminal.colours()));
    }

    @Override
    public Integer call() throws LoadException {
        RunStore store = context.store(runs);
        List<StoredRun> readable = new ArrayList<>();
        for (String run : store.runs()) {
            try {
                readable.add(store.read(run));
            } catch (JournalException e) {
                terminal.err().println("keyturn: " + e.getMessage());
            }
        }
        text().list(store.folder(), readable);
        return ExitCode.SUCCESS;
    }

    /** Shows what a run wrote. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows what a run wrote on its hosts, or on one of them.")
    int show(@Mixin RunsOptions options, @Parameters(paramLabel = "RUN") String run,
             @Parameters(paramLabel = "HOST", arity = "0..1") Optional<String> host) throws LoadException, Refused {
        StoredRun stored = context.store(options).read(run);
        if (host.isPresent() && !stored.header().hosts().contains(host.get())) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "the run " + run + " had no host '" + host.get() + "'; it had "
                    + String.join(", ", stored.header().hosts()));
        }
        text().show(stored, host);
        return ExitCode.SUCCESS;
    }

    /** Looks whether a run's journal, and the plan that is kept with it, are as they were written. */
    @Command(name = "verify", mixinStandardHelpOptions = true,
            description = "Looks whether the journal of a run is as it was written; ends with 1 if not.")
    int verify(@Mixin RunsOptions options, @Parameters(paramLabel = "RUN") String run) throws LoadException {
        RunStore store = context.store(options);
        Verification found = Verification.of(store.read(run), store);
        terminal.out().println(found.text());
        return found.good() ? ExitCode.SUCCESS : ExitCode.NOTHING_TO_DO;
    }

    /** Shows what two runs did differently. */
    @Command(name = "compare", mixinStandardHelpOptions = true,
            description = "Shows what two runs did differently: hosts, how they ended, and the values they left.")
    int compare(@Mixin RunsOptions options, @Parameters(paramLabel = "RUN") String first, @Parameters(paramLabel = "RUN") String second)
            throws LoadException {
        RunStore store = context.store(options);
        new CompareText(terminal.out(), new Painter(terminal.colours())).show(store.read(first), store.read(second));
        return ExitCode.SUCCESS;
    }

    /** Removes old runs. */
    @Command(name = "prune", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Removes old runs for good: they can be shown, verified and rolled back no more.")
    int prune(@Mixin RunsOptions options, @Mixin Pruning pruning) throws LoadException, Refused {
        return pruning.prune(context.store(options), terminal);
    }

    /** Packs a run for those who have to be shown what was done. */
    @Command(name = "evidence", mixinStandardHelpOptions = true, sortOptions = false,
            description = "Packs all about a run into one zip for a change board; ends with 1 if its journal was changed.")
    int evidence(@Mixin RunsOptions options, @Mixin EvidenceOptions evidence, @Parameters(paramLabel = "RUN") String run)
            throws LoadException, Refused {
        return evidence.pack(context.store(options), run, patches, terminal);
    }
}
