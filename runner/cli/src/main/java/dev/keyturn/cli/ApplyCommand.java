package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.cli.report.Afterword;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.fleet.PreparedRunner;
import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.language.source.Problems;
import dev.keyturn.store.plan.PlanFile;
import dev.keyturn.store.plan.Preparation;
import dev.keyturn.store.runs.Lineage;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.RunWriter;
import dev.keyturn.store.runs.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keyturn apply}: does what a saved plan says, and only that, on hosts that are still as the plan found them. */
@Command(name = "apply", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Does what a saved plan says, and only that. A host that is not as the plan found it is refused whole.")
final class ApplyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PLAN", description = "The file that 'play --check --out' made.")
    private String file;

    @Option(names = "--expect", paramLabel = "HASH", description = "Refuse a plan whose hash is another than the one that was approved.")
    private String expected;

    @Option(names = "--all-or-nothing", description = "Compare all hosts first, and do nothing anywhere if one of them is refused.")
    private boolean allOrNothing;

    @Mixin
    private HostOptions hosts = new HostOptions();

    @Option(names = {"-C", "--check"}, description = "Compare and predict only; change nothing.")
    private boolean check;

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
    private final ReadBack readBack;

    @Inject
    ApplyCommand(Terminal terminal, RunHosts runHosts, PreparedRunner runner, ReadBack readBack) {
        this.terminal = terminal;
        this.runHosts = runHosts;
        this.runner = runner;
        this.readBack = readBack;
    }

    @Override
    public Integer call() throws Exception {
        reporting.check(terminal);
        Problems problems = new Problems();
        ProjectFile project = ProjectFile.find(terminal.workingDirectory(), problems);
        problems.throwIfAny();
        RunStore store = recording.store(project, terminal.workingDirectory());
        List<StoredRun> resumed = recording.resumes().map(run -> Lineage.of(store, run).runs()).orElse(List.of());
        Path where = resumed.stream().map(run -> store.plan(run.header().run())).filter(Files::exists).findFirst()
                .orElse(terminal.workingDirectory().resolve(file));
        PlanFile plan = plan(where);
        resumesIt(plan, resumed);
        confirmation.defaults(project);
        policies.settle(hosts);
        Map<String, Address> addresses = runHosts.addresses(RunHosts.Recorded.of(plan.plan()), hosts, problems);
        Preparation preparation = new Preparation(plan.plan(), addresses);
        lockouts.check(addresses.keySet());
        locks.check(addresses.keySet());
        confirmation.ask(addresses.size(), check, terminal);
        if (allOrNothing) {
            compareAll(preparation);
        }
        PreparedRunner.Mode mode = new PreparedRunner.Mode(check, hosts.forks(), lockouts.hosts(),
                locks.locking(store));
        Groups groups = Groups.of(hosts, terminal);
        Reporting.PreparedRun todo = new Reporting.PreparedRun(runner, preparation.toDo(), mode);
        if (check) {
            return reporting.finished(reporting.watched(todo, Journal.none(), terminal), groups, terminal);
        }
        Recording.Subject subject = new Recording.Subject("apply", Optional.of(plan.hash()), plan.plan().playbooks(), hosts.inventories(),
                hosts.connection(), List.copyOf(addresses.keySet()));
        try (RunWriter journal = recording.begin(subject, store, command, terminal.workingDirectory())) {
            store.keepPlan(journal.run(), where);
            journal.plan(plan.hash());
            plan.plan().source().ifPresent(source -> journal.source(source.commit(), source.dirty()));
            RunReport report = reporting.watched(todo, journal, terminal);
            journal.ended(report);
            ReadBack.Verdict verdict = readBack.of(store.read(report.id()), addresses, hosts.forks());
            Afterword afterword = Debts.settled(report, store, Map.of()).readBack(verdict.lines(), verdict.predicted());
            return reporting.finished(report, afterword, groups, terminal);
        }
    }

    private PlanFile plan(Path where) throws Refused {
        try {
            PlanFile plan = PlanFile.read(where, file);
            if (expected != null && !expected.equals(plan.hash())) {
                throw new Refused(ExitCode.STALE, file + " is another plan than the one that was approved: its hash is " + plan.hash());
            }
            if (Instant.now().isAfter(plan.plan().validUntil())) {
                throw new Refused(ExitCode.STALE, file + " was valid until " + plan.plan().validUntil() + "; make a new plan");
            }
            return plan;
        } catch (PlanFile.BadPlan e) {
            throw new Refused(ExitCode.UNREACHABLE, e.getMessage());
        }
    }

    /** A run that is resumed goes on with the plan that it applied, whatever the file of that name holds by now. */
    private void resumesIt(PlanFile plan, List<StoredRun> resumed) throws Refused {
        Optional<String> applied = resumed.stream().flatMap(run -> run.plan().stream()).findFirst();
        if (applied.filter(hash -> !hash.equals(plan.hash())).isPresent()) {
            throw new Refused(ExitCode.STALE, file + " is another plan than the one that run " + recording.resumes().get()
                    + " applied: its hash is " + plan.hash() + ", and that one's " + applied.get());
        }
    }

    private void compareAll(Preparation preparation) throws ConnectionException, Refused {
        PreparedRunner.Mode mode = new PreparedRunner.Mode(true, hosts.forks(), lockouts.hosts(), Optional.empty());
        RunReport found = runner.run(preparation.comparison(), mode, new RunListener() { },
                Journal.none());
        List<HostReport> refused = found.unfinished();
        if (!refused.isEmpty()) {
            String why = found.plays().stream().flatMap(play -> play.tasks().stream()).flatMap(task -> task.reports().stream())
                    .filter(task -> task.status().bad()).map(task -> task.host() + ": " + task.result().message()).collect(Collectors.joining("\n"));
            throw new Refused(found.unreachable() ? ExitCode.UNREACHABLE : ExitCode.STALE, refused.size() + " of " + found.hosts().size()
                    + " hosts are not as the plan found them or do not answer, so nothing was done on any of them\n" + why);
        }
    }
}
