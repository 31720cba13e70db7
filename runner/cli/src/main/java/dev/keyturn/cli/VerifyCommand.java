package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.fleet.Prepared;
import dev.keyturn.engine.fleet.PreparedRunner;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.language.source.Problems;
import dev.keyturn.store.runs.StoredRun;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyturn verify}: whether what a run wrote is still there. Writes nothing. */
@Command(name = "verify", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Reads back what a run wrote, and says what is something else by now. Writes nothing.")
final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run; 'keyturn runs' lists them.")
    private String run;

    @Mixin
    private HostOptions hosts = new HostOptions();

    @Mixin
    private Reporting reporting = new Reporting();

    @Mixin
    private RunsOptions runs = new RunsOptions();

    private final Terminal terminal;
    private final RunHosts runHosts;
    private final PreparedRunner runner;

    @Inject
    VerifyCommand(Terminal terminal, RunHosts runHosts, PreparedRunner runner) {
        this.terminal = terminal;
        this.runHosts = runHosts;
        this.runner = runner;
    }

    @Override
    public Integer call() throws Exception {
        reporting.check(terminal);
        Problems problems = new Problems();
        ProjectFile project = ProjectFile.find(terminal.workingDirectory(), problems);
        problems.throwIfAny();
        StoredRun stored = runs.store(project, terminal.workingDirectory()).read(run);
        Map<String, Address> addresses = runHosts.addresses(RunHosts.Recorded.of(stored.header()), hosts, problems);
        Prepared prepared = ReadBack.work(stored, addresses);
        if (prepared.addresses().isEmpty()) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "run " + run + " wrote no value on " + String.join(", ", addresses.keySet()));
        }
        PreparedRunner.Mode mode = new PreparedRunner.Mode(true, hosts.forks(), Set.of(), Optional.empty());
        Reporting.PreparedRun reading = new Reporting.PreparedRun(runner, prepared, mode);
        return reporting.finished(reporting.watched(reading, Journal.none(), terminal), Groups.of(hosts, terminal), terminal);
    }
}
