package dev.keyturn.cli.command;

import com.google.inject.Inject;
import dev.keyturn.cli.option.RunRequestOptions;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.project.ProjectFile;
import dev.keyturn.operations.run.ApplyRequest;
import dev.keyturn.operations.run.ApplyRun;
import dev.keyturn.store.runs.RunStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keyturn apply}: does what a saved plan says, and only that, on hosts that are still as the plan found them. */
@Command(name = "apply", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Does what a saved plan says, and only that. A host that is not as the plan found it is refused whole.")
public final class ApplyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAN", description = "The file that 'play --check --out' made.")
    private String file;

    @Option(names = "--expect", paramLabel = "HASH", description = "Refuse a plan whose hash is another than the one that was approved.")
    private String expected;

    @Option(names = "--all-or-nothing", description = "Compare all hosts first, and do nothing anywhere if one of them is refused.")
    private boolean allOrNothing;

    @Mixin
    private RunRequestOptions options = new RunRequestOptions();

    @Spec
    private CommandSpec command;

    private final CommandContext context;
    private final ApplyRun run;

    @Inject
    ApplyCommand(CommandContext context, ApplyRun run) {
        this.context = context;
        this.run = run;
    }

    @Override
    public Integer call() throws Exception {
        options.reporting().check(context.terminal());
        ApplyRequest request = request(context.project(), context.store(options.runs(), context.project()), context.here(), CommandContext.line(command));
        return options.reporting().finished(run.run(request, context.operator(options)), request.run().keeping().command(), context.terminal());
    }

    /** What the options ask for. */
    ApplyRequest request(ProjectFile project, RunStore store, Path here, List<String> line) throws Refused {
        return new ApplyRequest(options.request(project, store, here, line), file, Optional.ofNullable(expected), allOrNothing);
    }
}
