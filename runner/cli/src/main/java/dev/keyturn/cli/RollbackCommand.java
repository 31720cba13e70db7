package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.fleet.Prepared;
import dev.keyturn.engine.fleet.PreparedRunner;
import dev.keyturn.engine.host.Work;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.language.playbook.Rollout;
import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.RunWriter;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.store.undo.Done;
import dev.keyturn.store.undo.WayBack;
import java.util.LinkedHashMap;
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

/** {@code keyturn rollback}: brings hosts back to where they were before a run. It is a run itself. */
@Command(name = "rollback", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Brings every value that a run wrote back to what it was before, unless somebody else has changed it since.")
final class RollbackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "RUN", description = "The run; 'keyturn runs' lists them.")
    private String run;

    @Mixin
    private HostOptions hosts = new HostOptions();

    @Option(names = {"-C", "--check"}, description = "Predict only, exactly; change nothing.")
    private boolean check;

    @Option(names = "--force", paramLabel = "HOST", split = ",", description = "On these hosts restore also what somebody else has changed since.")
    private Set<String> force = Set.of();

    @Mixin
    private RegFolder reg = new RegFolder();

    @Mixin
    private LockoutOptions lockouts = new LockoutOptions();

    @Mixin
    private PolicyOptions policies = new PolicyOptions();

    @Mixin
    private LockOptions locks = new LockOptions();

    @Mixin
    private Reporting reporting = new Reporting();

    @Mixin
    private Confirmation confirmation = new Confirmation();

    @Mixin
    private Recording recording = new Recording();

    @Spec
    private CommandSpec command;

    private final Terminal terminal;
    private final RunHosts runHosts;
    private final PreparedRunner runner;
    private final RegPatches patches;

    @Inject
    RollbackCommand(Terminal terminal, RunHosts runHosts, PreparedRunner runner, RegPatches patches) {
        this.terminal = terminal;
        this.runHosts = runHosts;
        this.runner = runner;
        this.patches = patches;
    }

    @Override
    public Integer call() throws Exception {
        reporting.check(terminal);
        Problems problems = new Problems();
        ProjectFile project = ProjectFile.find(terminal.workingDirectory(), problems);
        problems.throwIfAny();
        confirmation.defaults(project);
        policies.settle(hosts);
        RunStore store = recording.store(project, terminal.workingDirectory());
        StoredRun stored = store.read(run);
        if (stored.tampering().isPresent()) {
            throw new Refused(ExitCode.FAILED, "the journal of run " + run + " is not as it was written: " + stored.tampering().get()
                    + "; nothing is undone by it");
        }
        if (reg.wanted()) {
            List<String> limited = RunHosts.limited(stored.header().hosts(), hosts, terminal.workingDirectory());
            reg.write(patches.back(stored, limited), lockouts.hosts(), terminal);
            return ExitCode.SUCCESS;
        }
        Prepared prepared = prepared(stored, runHosts.addresses(RunHosts.Recorded.of(stored.header()), hosts, problems));
        lockouts.check(prepared.addresses().keySet());
        locks.check(prepared.addresses().keySet());
        confirmation.ask(prepared.addresses().size(), check, terminal);
        PreparedRunner.Mode mode = new PreparedRunner.Mode(check, hosts.forks(), lockouts.hosts(),
                locks.locking(store));
        Groups groups = Groups.of(hosts, terminal);
        Reporting.PreparedRun back = new Reporting.PreparedRun(runner, prepared, mode);
        if (check) {
            return reporting.finished(reporting.watched(back, Journal.none(), terminal), groups, terminal);
        }
        Recording.Subject subject = new Recording.Subject("rollback", Optional.of(run), stored.header().playbooks(), hosts.inventories(), hosts.connection(),
                List.copyOf(prepared.addresses().keySet()));
        try (RunWriter journal = recording.begin(subject, store, command, terminal.workingDirectory())) {
            RunReport report = reporting.watched(back, journal, terminal);
            journal.ended(report);
            return reporting.finished(report, groups, terminal);
        }
    }

    private Prepared prepared(StoredRun stored, Map<String, Address> addresses) throws Refused {
        Map<String, Work> work = new LinkedHashMap<>();
        for (Map.Entry<String, Address> host : addresses.entrySet()) {
            Done done = Done.of(stored, host.getKey());
            if (!done.nothing()) {
                work.put(host.getKey(), new WayBack(run, done, force.contains(host.getKey())));
            }
        }
        if (work.isEmpty()) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "run " + run + " wrote nothing on " + String.join(", ", addresses.keySet()));
        }
        Map<String, Address> written = new LinkedHashMap<>(addresses);
        written.keySet().retainAll(work.keySet());
        Prepared.Step step = new Prepared.Step("what run " + run + " wrote is taken back", Place.of(run), false, work);
        return new Prepared(List.of("rollback-" + run), written,
                List.of(new Prepared.PreparedPlay("rollback of run " + run, List.of(List.copyOf(written.keySet())), Rollout.ALL, List.of(step))));
    }
}
