package dev.keyturn.cli.command;

import com.google.inject.Inject;
import dev.keyturn.cli.option.ConfirmationOptions;
import dev.keyturn.cli.option.HostOptions;
import dev.keyturn.cli.option.ReportingOptions;
import dev.keyturn.cli.option.RunsOptions;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.operations.run.RunOperator;
import dev.keyturn.operations.run.VerifyRun;
import dev.keyturn.store.runs.StoredRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keyturn verify}: whether what a run wrote is still there. Writes nothing. */
@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Reads back what a run wrote, and says what is something else by now. Writes nothing.")
public final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run; 'keyturn runs' lists them.")
    private String run;

    @Mixin
    private HostOptions hosts = new HostOptions();

    @Mixin
    private ReportingOptions reporting = new ReportingOptions();

    @Mixin
    private RunsOptions runs = new RunsOptions();

    @Spec
    private CommandSpec command;

    private final CommandContext context;
    private final VerifyRun verify;

    @Inject
    VerifyCommand(CommandContext context, VerifyRun verify) {
        this.context = context;
        this.verify = verify;
    }

    @Override
    public Integer call() throws Exception {
        Terminal terminal = context.terminal();
        reporting.check(terminal);
        StoredRun stored = context.store(runs).read(run);
        RunOperator operator = context.operator(hosts, new ConfirmationOptions(), reporting);
        return reporting.finished(verify.run(stored, context.request(hosts), operator), CommandContext.line(command), terminal);
    }
}
