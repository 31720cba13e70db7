package dev.keyturn.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keyturn.engine.journal.JournalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** Many hosts share one sync of the disk, and none of them goes on before its line is there. */
class GroupSyncTest {
    private static final int HOSTS = 20;
    private static final long PATIENCE = 60_000;

    private final SlowDisk disk = new SlowDisk();
    private final ChainedWriter writer = new ChainedWriter(Path.of("journal.jsonl"), disk, "run", InstantSource.system());

    /** A disk that takes in what it is given once it is let, and then says so. */
    private static final class SlowDisk implements Disk {
        private final Semaphore asked = new Semaphore(0);
        private final Semaphore let = new Semaphore(0);
        private final List<String> syncs = new CopyOnWriteArrayList<>();
        private volatile boolean full;

        @Override
        public void append(byte[] bytes) throws IOException {
            asked.release();
            let.acquireUninterruptibly();
            if (full) {
                throw new IOException("No space left on device");
            }
            syncs.add(new String(bytes, StandardCharsets.UTF_8));
        }

        boolean holds(String host) {
            return syncs.stream().anyMatch(sync -> sync.contains("\"" + host + "\""));
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** Hosts that have appended their lines, and wait until they are on disk. */
    private final class Waiting {
        private final List<Thread> threads = new ArrayList<>();
        private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        private final ConcurrentHashMap<String, String> refusals = new ConcurrentHashMap<>();

        Waiting(String... hosts) throws InterruptedException {
            CountDownLatch appended = new CountDownLatch(hosts.length);
            for (String host : hosts) {
                Thread thread = new Thread(() -> {
                    long line = writer.append("note", JsonNodeFactory.instance.objectNode().put("host", host));
                    appended.countDown();
                    sync(host, line);
                });
                threads.add(thread);
                thread.start();
            }
            appended.await();
        }

        private void sync(String host, long line) {
            try {
                writer.sync(line);
                if (!disk.holds(host)) {
                    wrong.add(host);
                }
            } catch (JournalException e) {
                refusals.put(host, e.getMessage());
            }
        }

        void goOn() throws InterruptedException {
            for (Thread thread : threads) {
                thread.join(PATIENCE);
                assertFalse(thread.isAlive(), "a host still waits");
            }
            assertEquals(List.of(), wrong, "went on before their lines were on disk");
        }
    }

    private static String[] hosts() {
        return java.util.stream.IntStream.range(0, HOSTS).mapToObj(n -> "h" + n).toArray(String[]::new);
    }

    @Test
    void allWhoComeDuringASyncShareTheNext() throws InterruptedException {
        Waiting first = new Waiting("first");
        disk.asked.acquire();
        Waiting others = new Waiting(hosts());
        disk.let.release(2);
        first.goOn();
        others.goOn();
        assertEquals(2, disk.syncs.size());
        assertEquals(2, writer.syncs());
        assertEquals(HOSTS, disk.syncs.get(1).lines().count());
    }

    @Test
    void whoseLineIsOnDiskDoesNotWaitForTheNextSync() throws InterruptedException {
        Waiting first = new Waiting("first");
        disk.asked.acquire();
        Waiting others = new Waiting(hosts());
        disk.let.release(2);
        disk.asked.acquire();
        others.goOn();
        Waiting last = new Waiting("last");
        disk.asked.acquire();
        writer.sync(1);
        writer.sync(HOSTS + 1);
        assertTrue(last.threads.get(0).isAlive());
        disk.let.release();
        first.goOn();
        last.goOn();
    }

    @Test
    void aLineThatNobodySyncsComesWithTheNext() {
        disk.let.release(2);
        writer.append("note", JsonNodeFactory.instance.objectNode().put("host", "done"));
        writer.sync(writer.append("note", JsonNodeFactory.instance.objectNode().put("host", "next")));
        writer.close();
        assertEquals(1, disk.syncs.size());
        assertTrue(disk.holds("done") && disk.holds("next"));
    }

    @Test
    void allWhoShareASyncThatFailsAreRefusedAndSoAreTheLater() throws InterruptedException {
        Waiting first = new Waiting("first");
        disk.asked.acquire();
        disk.full = true;
        Waiting others = new Waiting(hosts());
        disk.let.release();
        first.goOn();
        others.goOn();
        String refusal = "the journal journal.jsonl cannot be written: IOException: No space left on device; nothing is changed on a host without it";
        assertEquals(refusal, first.refusals.get("first"));
        assertEquals(HOSTS, others.refusals.size());
        assertEquals(List.of(refusal), others.refusals.values().stream().distinct().toList());
        assertEquals(refusal, assertThrows(JournalException.class, () -> writer.append("note", JsonNodeFactory.instance.objectNode())).getMessage());
        assertEquals(List.of(), disk.syncs);
        writer.close();
    }

    @Test
    void aThreadThatIsInterruptedWaitsForTheDiskAllTheSame() throws InterruptedException {
        Waiting first = new Waiting("first");
        disk.asked.acquire();
        Waiting second = new Waiting("second", "third");
        second.threads.forEach(Thread::interrupt);
        disk.let.release(2);
        first.goOn();
        second.goOn();
        assertTrue(disk.holds("second") && disk.holds("third"));
    }
}
