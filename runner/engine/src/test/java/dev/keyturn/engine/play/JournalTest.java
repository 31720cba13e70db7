package dev.keyturn.engine.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.journal.Intent;
import dev.keyturn.engine.journal.Journal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run writes down, and when. */
class JournalTest {
    private static final String PLAY = """
            - hosts: h1
              gather_facts: false
              tasks:
                - { name: one, put: { key: A }, notify: tell }
                - { name: same, put: { key: A } }
                - { name: "two {{ inventory_hostname }}", put: { key: B }, no_log: true }
              handlers:
                - { name: tell, put: { key: C } }
            """;

    @TempDir
    private Path folder;
    private final MemoryHosts hosts = new MemoryHosts();
    private final List<String> told = new ArrayList<>();

    /** Tells in words, and how much of what is told was on the host by then. */
    private final Journal journal = new Journal() {
        @Override
        public String run() {
            return "the-run";
        }

        @Override
        public void opened(String host, String place) {
            told.add("opened " + host + " at " + place);
        }

        @Override
        public long intent(Intent intent) {
            told.add("intent '" + intent.task() + "'" + (intent.hidden() ? ", hidden" : "") + (intent.marker() ? ", marker" : "")
                    + (hosts.written("h1").containsAll(intent.changes()) ? ", written already" : ""));
            return told.size();
        }

        @Override
        public void done(long intent) {
            told.add("done " + intent);
        }

        @Override
        public void failed(long intent, String why) {
            told.add("failed " + intent + ": " + why);
        }

        @Override
        public void notified(String host, String handler) {
            told.add("notified " + handler);
        }

        @Override
        public void handled(String host, String handler) {
            told.add("handled " + handler);
        }
    };

    @Test
    void anIntentIsWrittenDownBeforeTheHostIsAndItsEndAfterwards() {
        assertEquals("the-run", new Bench(folder, hosts).writing(journal).run(PLAY).id());
        assertEquals(List.of("opened h1 at memory:h1", "intent 'one'", "done 2", "notified tell", "intent 'two h1', hidden", "done 5",
                "intent 'tell'", "done 7", "handled tell"), told);
    }

    @Test
    void aCheckRunWritesDownNoIntent() {
        new Bench(folder, hosts).writing(journal).check(PLAY);
        assertTrue(told.stream().noneMatch(line -> line.startsWith("intent")), told.toString());
    }

    @Test
    void aHostThatRefusesIsWrittenDown() {
        hosts.trouble("h1", MemoryHosts.Trouble.READ_ONLY);
        new Bench(folder, hosts).writing(journal).run(PLAY);
        assertEquals("intent 'one'", told.get(1));
        assertTrue(told.get(2).startsWith("failed 2: "), told.toString());
        assertEquals(3, told.size());
    }

    @Test
    void aJournalThatCannotBeWrittenKeepsTheHostFromBeingWritten() {
        Journal full = new Journal() {
            @Override
            public String run() {
                return "full";
            }

            @Override
            public long intent(Intent intent) {
                throw new dev.keyturn.registry.RegistryException("the disk is full");
            }
        };
        assertTrue(new Bench(folder, hosts).writing(full).run(PLAY).failed());
        assertEquals(List.of(), hosts.written("h1"));
    }
}
