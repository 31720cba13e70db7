package dev.keyturn.operations.run;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.fleet.Prepared;
import dev.keyturn.engine.fleet.PreparedRunner;
import dev.keyturn.engine.host.Work;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.host.Groups;
import dev.keyturn.operations.host.RecordedHosts;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.store.undo.Undo;
import dev.keyturn.store.undo.WrittenByRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings hosts back to where they were before a run. */
public final class RollbackRun {
    private final RecordedHosts hosts;
    private final PreparedRunner runner;

    public RollbackRun(RecordedHosts hosts, PreparedRunner runner) {
        this.hosts = hosts;
        this.runner = runner;
    }

    /**
     * Reads the run that is to be taken back.
     *
     * @throws Refused if its journal is not as it was written
     */
    public static StoredRun stored(RunStore store, String run) throws Refused {
        StoredRun stored = store.read(run);
        if (stored.tampering().isPresent()) {
            throw new Refused(ExitCode.FAILED, "the journal of run " + run + " is not as it was written: " + stored.tampering().get()
                    + "; nothing is undone by it");
        }
        return stored;
    }

    /**
     * Runs it.
     *
     * @throws Refused             if there is nothing to take back, its journal was changed, or it is not confirmed
     * @throws LoadException       if an inventory cannot be understood
     * @throws ConnectionException if a host names no way to it, or this machine cannot go that way
     */
    public RunOutcome run(RollbackRequest request, RunOperator operator) throws Refused, LoadException, ConnectionException {
        StoredRun stored = stored(request.run().keeping().store(), request.undone());
        RecordedHosts.Recorded recorded = RecordedHosts.Recorded.of(stored.header());
        RunRequest run = request.run().on(recorded.complete(request.run().hosts()));
        Prepared back = prepared(request, stored, hosts.addresses(recorded, run.hosts(), operator));
        run.consent().check(back.addresses().keySet());
        operator.confirm(back.addresses().size(), run.check(), Optional.empty());
        Groups groups = Groups.of(run.hosts());
        if (run.check()) {
            return RunOutcome.of(seen(back, run, operator, Journal.none()), Afterword.NONE, groups);
        }
        RecordedRun kept = new RecordedRun("rollback", Optional.of(request.undone()), stored.header().playbooks(), List.copyOf(back.addresses().keySet()),
                RequestData.of(request, run));
        return RunOutcome.of(kept.write(run, journal -> seen(back, run, operator, journal)), Afterword.NONE, groups);
    }

    private RunReport seen(Prepared back, RunRequest run, RunOperator operator, Journal journal) throws ConnectionException {
        return operator.see(back, listener -> runner.run(back, run.mode(), listener, journal));
    }

    private static Prepared prepared(RollbackRequest request, StoredRun stored, Map<String, Address> addresses) throws Refused {
        String run = request.undone();
        Map<String, Work> work = new LinkedHashMap<>();
        for (String host : addresses.keySet()) {
            WrittenByRun done = WrittenByRun.of(stored, host);
            if (!done.nothing()) {
                work.put(host, new Undo(run, done, request.force().contains(host)));
            }
        }
        if (work.isEmpty()) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "run " + run + " wrote nothing on " + String.join(", ", addresses.keySet()));
        }
        return Prepared.oneStep("rollback-" + run, "rollback of run " + run, "what run " + run + " wrote is taken back", run, addresses, work);
    }
}
