package dev.keyturn.engine.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.fleet.Prepared.PreparedPlay;
import dev.keyturn.engine.fleet.Prepared.Step;
import dev.keyturn.engine.host.Guards;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.host.StaleException;
import dev.keyturn.engine.host.Work;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.play.Bench;
import dev.keyturn.engine.play.MemoryHosts;
import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.language.playbook.Batches;
import dev.keyturn.language.source.Place;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is prepared is carried out host by host, batch by batch, and what a host does not come to is known. */
class PreparedRunnerTest {
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\Demo");
    private final MemoryHosts hosts = new MemoryHosts();

    private static Work sets(String name) {
        return target -> Outcome.of(new RegistryChanges(target.registry()).setValue(KEY, name, RegistryValue.dword(1)).toList(), Restart.NONE, "set");
    }

    private static Work refuses() {
        return target -> {
            throw new ModuleFailure("no");
        };
    }

    private static Step step(String title, boolean handler, Map<String, Work> work) {
        return new Step(title, Place.of("plan"), handler, work);
    }

    private RunReport run(List<List<String>> batches, Batches limits, Step... steps) throws ConnectionException {
        Map<String, Address> addresses = new LinkedHashMap<>();
        batches.forEach(batch -> batch.forEach(host -> addresses.put(host, new Address(hosts, new ConnectionRequest(host, Optional.empty(), Map.of())))));
        Prepared prepared = new Prepared(List.of("plan"), addresses, List.of(new PreparedPlay("play", batches, limits, List.of(steps))));
        return new PreparedRunner(Guards.NONE, new Interruption()).run(prepared, new RunMode(false, 2, Set.of(), Optional.empty()),
                new RunListener() { }, Journal.none("run"));
    }

    private static HostReport host(RunReport report, String name) {
        return report.hosts().stream().filter(host -> host.host().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void aHostDoesItsStepsAndNoOthers() throws ConnectionException {
        RunReport report = run(List.of(List.of("h1", "h2")), Batches.ALL, step("one", false, Map.of("h1", sets("a"))),
                step("two", false, Map.of("h1", sets("b"), "h2", sets("b"))));
        assertEquals("one: h1 changed\ntwo: h1 changed, h2 changed", Bench.told(report));
        assertEquals(List.of(), report.unfinished());
    }

    @Test
    void whatAChangedHostDoesNotComeToOfItsHandlersIsOwed() throws ConnectionException {
        RunReport report = run(List.of(List.of("h1", "h2", "h3")), Batches.ALL,
                step("one", false, Map.of("h1", sets("a"), "h2", sets("a"))),
                step("two", false, Map.of("h1", refuses(), "h3", refuses())),
                step("tell", true, Map.of("h1", sets("told"), "h2", sets("told"), "h3", sets("told"))));
        assertEquals(List.of("tell"), host(report, "h1").owed());
        assertEquals(List.of(), host(report, "h2").owed());
        assertEquals(List.of(), host(report, "h3").owed(), "nothing was changed there");
        assertEquals(List.of("h1", "h3"), report.unfinished().stream().map(HostReport::host).toList());
    }

    @Test
    void aBatchThatFailsStopsTheNextWhereThePlaySaysSo() throws ConnectionException {
        Batches fatal = new Batches(List.of(), Batches.Order.INVENTORY, Optional.empty(), true);
        RunReport report = run(List.of(List.of("h1"), List.of("h2")), fatal, step("one", false, Map.of("h1", refuses(), "h2", sets("a"))));
        assertEquals("one: h1 failed", Bench.told(report));
        assertEquals(2, report.unfinished().size());
        RunReport loose = run(List.of(List.of("h1"), List.of("h2")), Batches.ALL, step("one", false, Map.of("h1", refuses(), "h2", sets("a"))));
        assertTrue(host(loose, "h2").finished());
    }

    @Test
    void aHostThatIsNotAsFoundIsStaleAndNotFailed() throws ConnectionException {
        RunReport report = run(List.of(List.of("h1", "h2")), Batches.ALL, step("compare", false, Map.of("h1", target -> {
            throw new StaleException("it differs");
        }, "h2", sets("a"))));
        assertTrue(report.stale());
        assertTrue(!report.failed() && host(report, "h2").finished());
    }
}
