package dev.keyturn.engine.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.TaskReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a run that its user stops, and which hosts a run does not bring to its end. */
class InterruptionTest {
    private static final String PLAYS = """
            - hosts: all
              gather_facts: false
              tasks:
                - { name: one, put: { key: A } }
                - { name: two, put: { key: B } }
                - { name: three, put: { key: C } }
            - hosts: all
              gather_facts: false
              tasks:
                - { name: next, put: { key: D } }
            """;

    @TempDir
    private Path folder;
    private final MemoryHosts hosts = new MemoryHosts();

    private RunReport stoppedAfter(int tasks, String plays, int forks) {
        Interruption interruption = new Interruption();
        List<String> ended = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void hostFinished(TaskReport task, int settings) {
                ended.add(task.host());
                if (ended.size() == tasks) {
                    interruption.request();
                }
            }
        };
        return new Bench(folder, hosts, listener, interruption).run(plays, false, forks);
    }

    @Test
    void whatHasBegunIsFinishedAndNothingElseBegins() {
        RunReport report = stoppedAfter(4, PLAYS, 1);
        assertEquals("one: h1 changed, h2 changed, h3 changed\ntwo: h1 changed", Bench.told(report));
        assertTrue(report.interrupted());
        assertFalse(report.failed());
        assertEquals(List.of("h1", "h2", "h3"), report.unfinished().stream().map(HostReport::host).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whateverTheMomentTheReportIsWhatWasWritten(int tasks) {
        for (String strategy : List.of("linear", "host_pinned")) {
            MemoryHosts fresh = new MemoryHosts();
            Interruption interruption = new Interruption();
            int[] ended = {0};
            RunReport report = new Bench(folder, fresh, new RunListener() {
                @Override
                public void hostFinished(TaskReport task, int settings) {
                    if (++ended[0] == tasks) {
                        interruption.request();
                    }
                }
            }, interruption).run(PLAYS.replace("gather_facts", "strategy: " + strategy + "\n  gather_facts"), false, 3);
            for (HostReport host : report.hosts()) {
                assertEquals(fresh.written(host.host()), host.changes(), strategy);
                assertEquals(host.totals().changed() == 4, host.finished(), strategy + " " + host.host());
            }
        }
    }

    @Test
    void aRunThatComesToItsEndLeavesNoHostBehind() {
        RunReport report = new Bench(folder, hosts).run(PLAYS);
        assertEquals(List.of(), report.unfinished());
        assertFalse(report.interrupted());
    }

    @Test
    void hostsThatARunDidNotComeToAreLeftBehindBesideThoseThatFailed() {
        RunReport report = new Bench(folder, hosts).run("""
                - hosts: all
                  gather_facts: false
                  serial: 1
                  any_errors_fatal: true
                  tasks:
                    - { name: one, put: { key: A, refusal: "{{ 'no' if inventory_hostname == 'h2' else omit }}" } }
                """);
        assertEquals(List.of("h2", "h3"), report.unfinished().stream().map(HostReport::host).toList());
    }

    @Test
    void aHostThatEndsItsPlayItselfIsNotLeftBehind() {
        RunReport report = new Bench(folder, hosts).run("""
                - hosts: all
                  gather_facts: false
                  tasks:
                    - { meta: end_host, when: inventory_hostname == 'h2' }
                    - { name: one, put: { key: A } }
                    - { meta: end_play }
                    - { name: two, put: { key: B } }
                """);
        assertEquals(List.of(), report.unfinished());
    }

    @Test
    void aHostThatDoesNotAnswerIsNotWaitedForAndNothingElseIsInterrupted() throws InterruptedException {
        Interruption interruption = new Interruption();
        CountDownLatch waiting = new CountDownLatch(1);
        AtomicReference<String> end = new AtomicReference<>();
        AtomicBoolean interruptedAfterwards = new AtomicBoolean(true);
        Thread worker = new Thread(() -> {
            try {
                interruption.endsWait(() -> {
                    waiting.countDown();
                    return forever();
                });
            } catch (ConnectionException e) {
                end.set(e.getMessage());
            }
            interruptedAfterwards.set(Thread.currentThread().isInterrupted());
        });
        worker.start();
        waiting.await();
        interruption.request();
        worker.join();
        assertEquals("the run was stopped before the host answered", end.get());
        assertFalse(interruptedAfterwards.get());
        assertThrows(ConnectionException.class, () -> interruption.endsWait(() -> "answer"));
    }

    private static String forever() throws ConnectionException {
        try {
            Thread.sleep(Long.MAX_VALUE);
            return "never";
        } catch (InterruptedException e) {
            throw new ConnectionException("it took too long", e);
        }
    }
}
