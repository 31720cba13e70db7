package dev.keyturn.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyturn.engine.file.Readers;
import dev.keyturn.engine.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chained file gives back what was appended, and shows every other thing that was done to it. */
class ChainTest {
    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("journal.jsonl");
    }

    private static ObjectNode record(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }

    private void write(String... texts) {
        try (ChainedWriter writer = ChainedWriter.create(file, "run", Readers.OWNER)) {
            for (String text : texts) {
                writer.append("note", record(text));
            }
        }
    }

    private ChainedReader read() {
        return ChainedReader.read(file, "run");
    }

    @Test
    void whatWasAppendedComesBackInOrder() {
        write("one", "zwei \"\u00fc\" ,\"seal\":\"", "\n\u2028three");
        ChainedReader read = read();
        assertEquals(Optional.empty(), read.fault());
        assertEquals(List.of("one", "zwei \"\u00fc\" ,\"seal\":\"", "\n\u2028three"), read.records().stream().map(r -> r.get("text").asText()).toList());
        assertEquals(List.of(1, 2, 3), read.records().stream().map(r -> r.get("seq").asInt()).toList());
        assertEquals("note", read.records().get(0).get("type").asText());
    }

    @Test
    void aRecordIsOnDiskOnceItIsSynced() throws IOException {
        try (ChainedWriter writer = ChainedWriter.create(file, "run", Readers.OWNER)) {
            long first = writer.append("note", record("one"));
            assertEquals(0, Files.size(file));
            writer.sync(first);
            assertEquals(1, read().records().size());
            writer.sync(writer.append("note", record("two")));
            assertEquals(2, read().records().size());
        }
    }

    @Test
    void manyThreadsShareOneFile() throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        try (ChainedWriter writer = ChainedWriter.create(file, "run", Readers.OWNER)) {
            for (int i = 0; i < 20; i++) {
                String name = "t" + i;
                threads.add(new Thread(() -> {
                    for (int n = 0; n < 50; n++) {
                        writer.sync(writer.append("note", record(name)));
                    }
                }));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertEquals(1_000, read().records().size());
        assertEquals(Optional.empty(), read().fault());
    }

    @Test
    void oneChangedByteAnywhereIsFound() throws IOException {
        write("one", "two", "three");
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(file, bad);
            assertTrue(read().fault().isPresent(), "byte " + at + " of " + new String(good, at, 1));
        }
    }

    @Test
    void aLineThatIsMissingMovedOrTwiceThereIsFound() throws IOException {
        write("one", "two", "three", "four");
        List<String> lines = Files.readAllLines(file);
        for (int at = 0; at < lines.size() - 1; at++) {
            List<String> missing = new ArrayList<>(lines);
            missing.remove(at);
            assertFault(missing, at + 1);
            List<String> moved = new ArrayList<>(lines);
            Collections.swap(moved, at, at + 1);
            assertFault(moved, at + 1);
            List<String> twice = new ArrayList<>(lines);
            twice.add(at + 1, lines.get(at));
            assertFault(twice, at + 2);
        }
    }

    private void assertFault(List<String> lines, int line) throws IOException {
        Files.write(file, lines);
        ChainedReader read = read();
        assertEquals(Optional.of("line " + line + " is not as it was written: it, or what stood before it, was changed, removed or moved"), read.fault());
        assertFalse(read.torn());
        assertEquals(line - 1, read.records().size());
    }

    @Test
    void aFileOfAnotherRunIsFound() {
        write("one");
        assertTrue(ChainedReader.read(file, "other run").fault().isPresent());
    }

    @Test
    void aLastLineThatWasCutAnywhereIsTornAndTheOthersAreGood() throws IOException {
        write("one", "two");
        byte[] good = Files.readAllBytes(file);
        int second = new String(good, java.nio.charset.StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length = second + 1; length < good.length; length++) {
            Files.write(file, Arrays.copyOf(good, length));
            ChainedReader read = read();
            assertTrue(read.torn());
            assertEquals(1, read.records().size());
            assertEquals(Optional.of("line 2 was not written to its end"), read.fault());
        }
    }

    @Test
    void aFileThatIsThereIsNeverWrittenOver() throws IOException {
        write("one");
        byte[] good = Files.readAllBytes(file);
        JournalException refusal = assertThrows(JournalException.class, () -> ChainedWriter.create(file, "run", Readers.OWNER));
        assertEquals("the journal " + file + " cannot be written: FileAlreadyExistsException; nothing is changed on a host without it", refusal.getMessage());
        assertEquals(Arrays.toString(good), Arrays.toString(Files.readAllBytes(file)));
    }

    @Test
    void linesKeepTheirOrderWhenTheClockJumpsBack() throws IOException {
        Iterator<Instant> clock = List.of("2026-11-25T10:00:01Z", "2026-11-23T09:00:00Z", "2026-11-25T10:00:00Z").stream().map(Instant::parse).iterator();
        try (ChainedWriter writer = new ChainedWriter(file, LineFile.create(file, Readers.OWNER), "run", clock::next)) {
            for (String text : List.of("one", "two", "three")) {
                writer.append("note", record(text));
            }
        }
        assertEquals(Optional.empty(), read().fault());
        assertEquals(List.of("one", "two", "three"), read().records().stream().map(r -> r.get("text").asText()).toList());
        assertEquals("2026-11-23T09:00:00Z", read().records().get(1).get("at").asText());
    }

    @Test
    void theSealStandsForTheWholeFile() {
        String written;
        try (ChainedWriter writer = ChainedWriter.create(file, "run", Readers.OWNER)) {
            writer.append("note", record("one"));
            written = writer.seal();
        }
        assertEquals(written, read().seal());
    }
}
