package dev.keyturn.engine.play;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyturn.engine.host.Earlier;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.module.Restart;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hangs on a change of the run that is resumed. */
class EarlierTest {
    private static final String PLAY = """
            - hosts: h1,h2
              gather_facts: false
              tasks:
                - { name: write, put: { key: A }, register: written, notify: tell }
                - { name: follow, put: { key: B }, when: written is changed }
                - { name: judge, put: { key: A }, changed_when: false, notify: tell }
              handlers:
                - { name: tell, put: { key: C } }
            """;

    private final MemoryHosts hosts = new MemoryHosts();

    @TempDir
    private Path folder;

    @BeforeEach
    void writeWhatItWrote() {
        for (String host : List.of("h1", "h2")) {
            RegistryChanges changes = new RegistryChanges(hosts.registry(host));
            changes.setValue(RegistryPath.hklm("A"), "v", RegistryValue.dword(1));
            hosts.registry(host).apply(changes.toList());
        }
    }

    private RunReport resumed(String task, Restart restart) {
        return new Bench(folder, hosts).resuming(Map.of("h1", new Earlier(Map.of(task, restart)))).run(PLAY);
    }

    @Test
    void aTaskThatWroteThenCountsAsChangedOnThatHost() {
        RunReport report = resumed("write", Restart.NONE);
        assertEquals("write: h1 changed, h2 ok\nfollow: h1 changed, h2 skipped\njudge: h1 ok, h2 ok\ntell: h1 changed", Bench.told(report));
        assertEquals("the run that is resumed changed it", report.plays().get(0).tasks().get(0).reports().get(0).result().message());
        assertEquals(4, report.hosts().get(0).changes().size(), "two keys and their values; what is there is not written again");
    }

    @Test
    void whatThePlaybookCallsNoChangeStaysNone() {
        assertEquals("write: h1 ok, h2 ok\nfollow: h1 skipped, h2 skipped\njudge: h1 ok, h2 ok", Bench.told(resumed("judge", Restart.NONE)));
    }

    @Test
    void whatHasToRestartForItIsMarked() {
        RunReport report = resumed("write", Restart.reboot("it is read at start"));
        RestartMarker marker = RestartMarker.read(hosts.registry("h1")).orElseThrow();
        assertEquals("it is read at start", marker.reason());
        assertEquals(report.id(), marker.runId());
        assertEquals(Optional.empty(), RestartMarker.read(hosts.registry("h2")));
        assertEquals(List.of("it is read at start"), report.hosts().get(0).restart().orElseThrow().reasons());
    }

    @Test
    void aMarkerThatIsThereIsKept() {
        RestartMarker there = new RestartMarker("another reason", "2026-11-25T00:00:00Z", "20261125T000000000Z-000000");
        hosts.registry("h1").apply(there.changes());
        resumed("write", Restart.reboot("it is read at start"));
        assertEquals(Optional.of(there), RestartMarker.read(hosts.registry("h1")));
    }
}
