package dev.keyturn.engine.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.play.MemoryHosts.Trouble;
import dev.keyturn.engine.report.RestartNeed;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.module.RestartMarker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The marker on a host that has to restart. */
class RestartTest {
    private static final String PLAY = """
            - hosts: h1
              gather_facts: false
              tasks:
                - { name: one, put: { key: SOFTWARE\\A, reboot: one reason } }
                - { name: two, put: { key: SOFTWARE\\B, reboot: another } }
            """;

    private final MemoryHosts hosts = new MemoryHosts();

    @TempDir
    private Path folder;

    private Optional<RestartMarker> marker() {
        return RestartMarker.read(hosts.registry("h1"));
    }

    private static RestartNeed need(RunReport report) {
        return report.hosts().get(0).restart().orElseThrow();
    }

    @Test
    void itIsWrittenOnceAndKeptByLaterRuns() {
        Bench bench = new Bench(folder, hosts);
        RunReport first = bench.run(PLAY);
        RestartMarker marker = marker().orElseThrow();
        assertEquals("one reason", marker.reason());
        assertEquals(first.id(), marker.runId());
        assertEquals(List.of("one reason", "another"), need(first).reasons());
        assertEquals(4, first.hosts().get(0).changes().size(), "it is no change of the run: two keys and their values");
        RunReport second = bench.run(PLAY.replace("A,", "C,"));
        assertNotEquals(first.id(), second.id());
        assertEquals(marker, marker().orElseThrow());
        assertEquals(Optional.of(first.id()), need(second).run());
        assertEquals(Optional.of(marker.since()), need(second).since());
    }

    @Test
    void aCheckRunNeverLeavesItOnTheHost() {
        RunReport report = new Bench(folder, hosts).check(PLAY + "    - { name: real, put: { key: SOFTWARE\\D, reboot: x },"
                + " check_mode: false }\n");
        assertEquals(Optional.empty(), marker());
        assertEquals(Optional.empty(), need(report).since(), "it would be only from now on");
        assertEquals(1, report.hosts().get(0).totals().reboot());
    }

    @Test
    void whereItCannotBeLeftTheTaskWarns() {
        RunReport report = new Bench(folder, hosts.trouble("h1", Trouble.NO_MARKER)).run(PLAY);
        assertEquals("one: h1 changed\ntwo: h1 changed", Bench.told(report));
        List<String> warnings = report.plays().get(0).tasks().get(0).reports().get(0).result().warnings();
        assertTrue(warnings.get(0).contains("could not be marked"), warnings.toString());
    }
}
