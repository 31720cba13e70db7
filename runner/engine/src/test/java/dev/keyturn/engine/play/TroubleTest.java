package dev.keyturn.engine.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.play.MemoryHosts.Trouble;
import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.RunReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host in trouble, beside others that are well. */
class TroubleTest {
    private static final String PLAY = """
            - hosts: all
              gather_facts: false
              tasks:
                - { name: talk, debug: { msg: x } }
                - block:
                    - { name: put, put: { key: SOFTWARE\\A } }
                  rescue:
                    - { name: saved, debug: { msg: "{{ ansible_failed_result.msg }}" } }
                - { name: rest, debug: { msg: x } }
            """;

    @TempDir
    private Path folder;

    private RunReport run(Trouble trouble) {
        return new Bench(folder, new MemoryHosts().trouble("h2", trouble)).run(PLAY);
    }

    private static HostReport h2(RunReport report) {
        return report.hosts().get(1);
    }

    @Test
    void oneThatDoesNotAnswerIsUnreachableAndNothingRescuesThat() {
        RunReport report = run(Trouble.CLOSED);
        assertEquals("""
                talk: h1 ok, h2 ok, h3 ok
                put: h1 changed, h2 unreachable, h3 changed
                rest: h1 ok, h3 ok""", Bench.told(report));
        assertTrue(report.unreachable());
        assertFalse(report.failed());
        assertEquals("h2 does not answer", report.plays().get(0).tasks().get(1).reports().get(1).result().message());
    }

    @Test
    void oneThatCannotBeReadOrWrittenHasFailedAndCanBeRescued() {
        for (Trouble trouble : List.of(Trouble.UNREADABLE, Trouble.READ_ONLY, Trouble.CHANGED_MEANWHILE)) {
            RunReport report = run(trouble);
            assertEquals("""
                    talk: h1 ok, h2 ok, h3 ok
                    put: h1 changed, h2 rescued, h3 changed
                    saved: h2 ok
                    rest: h1 ok, h2 ok, h3 ok""", Bench.told(report), trouble.toString());
            assertFalse(report.failed());
            assertEquals(List.of(), h2(report).changes(), "what was not written is not reported as written");
            String expected = trouble == Trouble.CHANGED_MEANWHILE ? "someone was faster" : "5 ERROR_ACCESS_DENIED";
            assertEquals(expected, report.plays().get(0).tasks().get(2).reports().get(0).result().values().get("msg"));
        }
    }

    @Test
    void aCheckRunNeedsNoRightToWrite() {
        MemoryHosts hosts = new MemoryHosts().trouble("h2", Trouble.READ_ONLY);
        RunReport report = new Bench(folder, hosts).check(PLAY);
        assertEquals(2, h2(report).changes().size(), "a key and its value");
    }

    @Test
    void aModulesRefusalIsAFailure() {
        RunReport report = new Bench(folder, new MemoryHosts()).run("""
                - hosts: h1
                  gather_facts: false
                  tasks:
                    - { name: put, put: { key: A, refusal: not while it rains }, register: r, ignore_errors: true }
                    - { name: say, debug: { msg: "{{ r.msg }} {{ r.failed }} {{ r.changed }}" } }
                """);
        assertEquals("put: h1 ignored\nsay: h1 ok", Bench.told(report));
        assertTrue(report.plays().get(0).tasks().get(1).reports().get(0).result().values().get("msg").toString()
                .endsWith("not while it rains True False"));
    }
}
