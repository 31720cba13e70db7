package dev.keyturn.cli.command;

import com.google.inject.Inject;
import dev.keyturn.cli.option.RegFolder;
import dev.keyturn.cli.option.RunRequestOptions;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.host.RecordedHosts;
import dev.keyturn.operations.project.ProjectFile;
import dev.keyturn.operations.run.RegPatches;
import dev.keyturn.operations.run.RollbackRequest;
import dev.keyturn.operations.run.RollbackRun;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keyturn rollback}: brings hosts back to where they were before a run. It is a run itself. */
@Command(name = "rollback", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Brings every value that a run wrote back to what it was before, unless somebody else has changed it since.")
public final class RollbackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run; 'keyturn runs' lists them.")
    private String undone;

    @Option(names = "--force", paramLabel = "HOST", split = ",", description = "On these hosts restore also what somebody else has changed since.")
    private Set<String> force = Set.of();

    @Mixin
    private RegFolder reg = new RegFolder();

    @Mixin
    private RunRequestOptions options = new RunRequestOptions();

    @Spec
    private CommandSpec command;

    private final CommandContext context;
    private final RollbackRun run;
    private final RegPatches patches;

    @Inject
    RollbackCommand(CommandContext context, RollbackRun run, RegPatches patches) {
        this.context = context;
        this.run = run;
        this.patches = patches;
    }

    @Override
    public Integer call() throws Exception {
        Terminal terminal = context.terminal();
        options.reporting().check(terminal);
        RollbackRequest request = request(context.project(), context.store(options.runs(), context.project()), context.here(), CommandContext.line(command));
        if (reg.wanted()) {
            StoredRun stored = RollbackRun.stored(request.run().keeping().store(), undone);
            List<String> limited = RecordedHosts.limited(stored.header().hosts(), options.hosts().limit(), context.here());
            reg.write(patches.back(stored, limited), options.consent().lockouts(), terminal);
            return ExitCode.SUCCESS;
        }
        return options.reporting().finished(run.run(request, context.operator(options)), request.run().keeping().command(), terminal);
    }

    /** What the options ask for. */
    RollbackRequest request(ProjectFile project, RunStore store, Path here, List<String> line) throws Refused {
        return new RollbackRequest(options.request(project, store, here, line), undone, force);
    }
}
