package dev.keyturn.operations.run;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.fleet.PreparedRunner;
import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.fleet.RunMode;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.host.Groups;
import dev.keyturn.operations.host.RecordedHosts;
import dev.keyturn.store.plan.PlanFile;
import dev.keyturn.store.plan.PlannedWork;
import dev.keyturn.store.runs.Lineage;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Does what a saved plan says, and only that, on hosts that are still as the plan found them. */
public final class ApplyRun {
    /** By how much the clocks of the machine that made a plan and of this one may differ. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

    private final RecordedHosts hosts;
    private final PreparedRunner runner;
    private final ReadBack readBack;

    public ApplyRun(RecordedHosts hosts, PreparedRunner runner, ReadBack readBack) {
        this.hosts = hosts;
        this.runner = runner;
        this.readBack = readBack;
    }

    /**
     * Runs it.
     *
     * @throws Refused             if the plan is not the one that was approved, has expired, or is not confirmed
     * @throws LoadException       if an inventory cannot be understood
     * @throws ConnectionException if a host names no way to it, or this machine cannot go that way
     */
    public RunOutcome run(ApplyRequest request, RunOperator operator) throws Refused, LoadException, ConnectionException {
        Keeping keeping = request.run().keeping();
        RunStore store = keeping.store();
        List<StoredRun> resumed = keeping.resumes().map(run -> Lineage.of(store, run).runs()).orElse(List.of());
        Path where = resumed.stream().map(run -> store.plan(run.header().run())).filter(Files::exists).findFirst()
                .orElse(request.run().hosts().folder().resolve(request.file()));
        PlanFile plan = plan(where, request);
        resumesIt(plan, resumed, request);
        RecordedHosts.Recorded recorded = RecordedHosts.Recorded.of(plan.plan());
        RunRequest run = request.run().on(recorded.complete(request.run().hosts()));
        Map<String, Address> addresses = hosts.addresses(recorded, run.hosts(), operator);
        PlannedWork preparation = new PlannedWork(plan.plan(), addresses);
        run.consent().check(addresses.keySet());
        operator.confirm(addresses.size(), run.check(), Optional.empty());
        if (request.allOrNothing()) {
            compareAll(preparation, run);
        }
        Groups groups = Groups.of(run.hosts());
        if (run.check()) {
            return RunOutcome.of(seen(preparation, run, operator, Journal.none()), Afterword.NONE, groups);
        }
        RecordedRun kept = new RecordedRun("apply", Optional.of(plan.hash()), plan.plan().playbooks(), List.copyOf(addresses.keySet()),
                RequestData.of(request, run));
        RunReport report = kept.write(run, journal -> {
            store.keepPlan(journal.run(), where);
            journal.plan(plan.hash());
            plan.plan().source().ifPresent(source -> journal.source(source.commit(), source.dirty()));
            return seen(preparation, run, operator, journal);
        });
        ReadBack.Found found = readBack.of(store.read(report.id()), addresses, run.hosts().forks());
        return RunOutcome.of(report, HandlerDebts.settled(report, store, Map.of()).readBack(found), groups);
    }

    private RunReport seen(PlannedWork preparation, RunRequest run, RunOperator operator, Journal journal) throws ConnectionException {
        return operator.see(preparation.toDo(), listener -> runner.run(preparation.toDo(), run.mode(), listener, journal));
    }

    private static PlanFile plan(Path where, ApplyRequest request) throws Refused {
        try {
            PlanFile plan = PlanFile.read(where, request.file());
            if (request.expected().filter(hash -> !hash.equals(plan.hash())).isPresent()) {
                throw new Refused(ExitCode.STALE, request.file() + " is another plan than the one that was approved: its hash is " + plan.hash());
            }
            if (Instant.now().plus(CLOCKS_DIFFER).isBefore(plan.plan().created())) {
                throw new Refused(ExitCode.STALE, request.file() + " was made at " + plan.plan().created() + ", and it is " + Instant.now().truncatedTo(
                        ChronoUnit.SECONDS) + " here: set this machine's clock right, or make a new plan");
            }
            if (Instant.now().isAfter(plan.plan().validUntil())) {
                throw new Refused(ExitCode.STALE, request.file() + " was valid until " + plan.plan().validUntil() + "; make a new plan");
            }
            return plan;
        } catch (PlanFile.BadPlan e) {
            throw new Refused(ExitCode.UNREACHABLE, e.getMessage());
        }
    }

    /** A run that is resumed goes on with the plan that it applied, whatever the file of that name holds by now. */
    private static void resumesIt(PlanFile plan, List<StoredRun> resumed, ApplyRequest request) throws Refused {
        Optional<String> applied = resumed.stream().flatMap(run -> run.plan().stream()).findFirst();
        if (applied.filter(hash -> !hash.equals(plan.hash())).isPresent()) {
            throw new Refused(ExitCode.STALE, request.file() + " is another plan than the one that run " + request.run().keeping().resumes().orElseThrow()
                    + " applied: its hash is " + plan.hash() + ", and that one's " + applied.get());
        }
    }

    private void compareAll(PlannedWork preparation, RunRequest run) throws ConnectionException, Refused {
        RunMode mode = new RunMode(true, run.hosts().forks(), run.consent().lockouts(), Optional.empty());
        RunReport found = runner.run(preparation.comparison(), mode, new RunListener() { }, Journal.none());
        List<HostReport> refused = found.unfinished();
        if (!refused.isEmpty()) {
            String why = found.plays().stream().flatMap(play -> play.tasks().stream()).flatMap(task -> task.reports().stream())
                    .filter(task -> task.status().bad()).map(task -> task.host() + ": " + task.result().message()).collect(Collectors.joining("\n"));
            throw new Refused(found.unreachable() ? ExitCode.UNREACHABLE : ExitCode.STALE, refused.size() + " of " + found.hosts().size()
                    + " hosts are not as the plan found them or do not answer, so nothing was done on any of them\n" + why);
        }
    }
}
