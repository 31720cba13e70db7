package dev.keyturn.engine.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.TaskRun;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the hosts of a play advance beside each other, and how they leave it. */
class HostsTogetherTest {
    private static final String WAYS = """
            - hosts: all
              gather_facts: false
              strategy: linear
              tasks:
                - block:
                    - { name: one, put: { key: A, refusal: "{{ 'no' if inventory_hostname == 'h2' else omit }}" } }
                    - { name: two, put: { key: B } }
                  rescue:
                    - { name: saved, debug: { msg: x } }
                  always:
                    - { name: always, debug: { msg: x } }
                - { name: end, debug: { msg: x } }
            """;

    @TempDir
    private Path folder;

    private String told(String play) {
        return Bench.told(new Bench(folder, new MemoryHosts()).run(play));
    }

    @Test
    void aTaskEndsOnAllHostsBeforeTheNextBegins() {
        String expected = """
                one: h1 changed, h2 rescued, h3 changed
                two: h1 changed, h3 changed
                saved: h2 ok
                always: h1 ok, h2 ok, h3 ok
                end: h1 ok, h2 ok, h3 ok""";
        assertEquals(expected, told(WAYS));
        assertEquals(expected, Bench.told(new Bench(folder, new MemoryHosts()).run(WAYS, false, 5)), "whatever the number of forks");
    }

    @Test
    void aPinnedHostRunsThrough() {
        String pinned = WAYS.replace("linear", "host_pinned");
        assertEquals("""
                one: h1 changed
                two: h1 changed
                always: h1 ok
                end: h1 ok
                one: h2 rescued
                saved: h2 ok
                always: h2 ok
                end: h2 ok
                one: h3 changed
                two: h3 changed
                always: h3 ok
                end: h3 ok""", told(pinned));
    }

    @Test
    void pinnedHostsSideBySideDoTheSameAsOneByOne() {
        String pinned = WAYS.replace("linear", "host_pinned");
        RunReport together = new Bench(folder, new MemoryHosts()).run(pinned, false, 3);
        for (String host : List.of("h1", "h2", "h3")) {
            assertEquals(own(new Bench(folder, new MemoryHosts()).run(pinned), host), own(together, host));
        }
    }

    private static List<String> own(RunReport report, String host) {
        Stream<TaskRun> tasks = report.plays().get(0).tasks().stream();
        return tasks.filter(task -> task.reports().get(0).host().equals(host)).map(TaskRun::title).toList();
    }

    @Test
    void aHostThatEndsIsBackInTheNextPlayAndOneThatFailedIsNot() {
        assertEquals("""
                leave: h1 skipped, h2 ok, h3 skipped
                fail: h1 skipped, h3 failed
                rest: h1 ok
                next: h1 ok, h2 ok""", told("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - { name: leave, meta: end_host, when: inventory_hostname == 'h2' }
                    - { name: fail, fail: { msg: x }, when: inventory_hostname == 'h3' }
                    - { name: rest, debug: { msg: x } }
                - hosts: all
                  gather_facts: false
                  tasks:
                    - { name: next, debug: { msg: x } }
                """));
    }

    @Test
    void oneHostEndsThePlayForAllAndTheNextPlayRuns() {
        assertEquals("""
                one: h1 changed, h2 changed, h3 changed
                stop: h1 skipped, h2 ok, h3 skipped
                next: h1 ok, h2 ok, h3 ok""", told("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - { name: one, put: { key: A }, notify: tell }
                    - { name: stop, meta: end_play, when: inventory_hostname == 'h2' }
                    - { name: rest, debug: { msg: x } }
                  handlers:
                    - { name: tell, debug: { msg: x } }
                - hosts: all
                  gather_facts: false
                  tasks:
                    - { name: next, debug: { msg: x } }
                """));
    }

    @Test
    void aHostThatIsAlwaysTidiedUpIsStillFailed() {
        assertEquals("""
                fail: h1 skipped, h2 failed
                tidy: h1 ok, h2 ok
                rest: h1 ok
                next: h1 ok""", told("""
                - hosts: h1:h2
                  gather_facts: false
                  tasks:
                    - block:
                        - { name: fail, fail: { msg: x }, when: inventory_hostname == 'h2' }
                      always:
                        - { name: tidy, debug: { msg: x } }
                    - { name: rest, debug: { msg: x } }
                - hosts: h1:h2
                  gather_facts: false
                  tasks:
                    - { name: next, debug: { msg: x } }
                """));
    }

    @Test
    void noPlayFollowsOneInWhichEveryHostFailed() {
        RunReport report = new Bench(folder, new MemoryHosts()).run("""
                - hosts: h1:h2
                  gather_facts: false
                  tasks:
                    - { name: fail, fail: { msg: x } }
                - hosts: h3
                  gather_facts: false
                  tasks:
                    - { name: next, put: { key: A } }
                """);
        assertEquals("fail: h1 failed, h2 failed", Bench.told(report));
        assertTrue(report.failed());
    }
}
