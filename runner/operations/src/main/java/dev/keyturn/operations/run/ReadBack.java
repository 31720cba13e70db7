package dev.keyturn.operations.run;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.fleet.Prepared;
import dev.keyturn.engine.fleet.PreparedRunner;
import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.fleet.RunMode;
import dev.keyturn.engine.host.Work;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.store.undo.StillThere;
import dev.keyturn.store.undo.WrittenByRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads back what a run has just written, over connections of its own, and tells whether it is what the run predicted. */
public final class ReadBack {
    private final PreparedRunner runner;

    public ReadBack(PreparedRunner runner) {
        this.runner = runner;
    }

    /**
     * What came of it.
     *
     * @param lines     what is to be said
     * @param predicted whether all of it is as predicted
     */
    record Found(List<String> lines, boolean predicted) {
    }

    /** Work that reads back what a run wrote on each of the hosts that it wrote something on. */
    static Prepared work(StoredRun run, Map<String, Address> addresses) {
        return work(run, addresses, written(run, addresses));
    }

    private static Map<String, WrittenByRun> written(StoredRun run, Map<String, Address> addresses) {
        Map<String, WrittenByRun> written = new LinkedHashMap<>();
        addresses.keySet().forEach(host -> written.put(host, WrittenByRun.of(run, host)));
        written.values().removeIf(done -> done.values().isEmpty());
        return written;
    }

    private static Prepared work(StoredRun run, Map<String, Address> addresses, Map<String, WrittenByRun> done) {
        Map<String, Work> work = new LinkedHashMap<>();
        done.forEach((host, wrote) -> work.put(host, new StillThere(run.header().run(), wrote)));
        String name = run.header().run();
        return Prepared.oneStep("verify-" + name, "verify run " + name, "what run " + name + " wrote is still there", name, addresses, work);
    }

    /** Reads it back. */
    Found of(StoredRun run, Map<String, Address> addresses, int forks) throws ConnectionException {
        Map<String, WrittenByRun> done = written(run, addresses);
        Prepared prepared = work(run, addresses, done);
        RunReport report = runner.run(prepared, RunMode.reading(forks), new RunListener() { },
                Journal.none());
        int values = done.values().stream().mapToInt(wrote -> wrote.values().size()).sum();
        int good = report.hosts().stream().filter(host -> host.finished()).mapToInt(host -> done.get(host.host()).values().size()).sum();
        List<String> lines = new ArrayList<>();
        report.plays().stream().flatMap(play -> play.tasks().stream()).flatMap(task -> task.reports().stream())
                .filter(task -> task.status().bad()).forEach(task -> lines.add(task.host() + ": " + task.result().message()));
        lines.add(0, "as predicted: " + good + " of " + values + " values" + (lines.isEmpty() ? "" : "; those of a host count only if all of them are"));
        return new Found(lines, good == values);
    }
}
