package dev.keyturn.operations.run;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.fleet.Prepared;
import dev.keyturn.engine.fleet.PreparedRunner;
import dev.keyturn.engine.fleet.RunMode;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.host.Groups;
import dev.keyturn.operations.host.HostRequest;
import dev.keyturn.operations.host.RecordedHosts;
import dev.keyturn.store.runs.StoredRun;
import java.util.Map;

/** Reads what a run wrote, some time later, and says what is something else by now. Writes nothing. */
public final class VerifyRun {
    private final RecordedHosts hosts;
    private final PreparedRunner runner;

    public VerifyRun(RecordedHosts hosts, PreparedRunner runner) {
        this.hosts = hosts;
        this.runner = runner;
    }

    /**
     * Runs it.
     *
     * @throws Refused             if the run wrote nothing on the hosts that are asked for
     * @throws LoadException       if an inventory cannot be understood
     * @throws ConnectionException if a host names no way to it, or this machine cannot go that way
     */
    public RunOutcome run(StoredRun stored, HostRequest request, RunOperator operator) throws Refused, LoadException, ConnectionException {
        RecordedHosts.Recorded recorded = RecordedHosts.Recorded.of(stored.header());
        HostRequest complete = recorded.complete(request);
        Map<String, Address> addresses = hosts.addresses(recorded, complete, operator);
        Prepared prepared = ReadBack.work(stored, addresses);
        if (prepared.addresses().isEmpty()) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "run " + stored.header().run() + " wrote no value on " + String.join(", ", addresses.keySet()));
        }
        RunReport report = operator.see(prepared, listener -> runner.run(prepared, RunMode.reading(request.forks()), listener, Journal.none()));
        return RunOutcome.of(report, Afterword.NONE, Groups.of(complete));
    }
}
