package dev.keyturn.store.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.journal.JournalException;
import dev.keyturn.store.runs.Lineage;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain without a key can be computed anew by anyone; what such a journal says is believed only as far as it makes sense. */
class ForgedJournalTest {
    private static final String RUN = "20260101T000000000Z-000001";
    private static final String OTHER = "20260102T000000000Z-000002";
    private static final String END = "\"type\":\"end\",\"interrupted\":false,\"failed\":false,\"unreachable\":false,\"changed\":true";

    @TempDir
    private Path folder;
    private RunStore store;

    @BeforeEach
    void makeAStore() {
        store = new RunStore(folder);
    }

    private static String header(String run, String kind, String of) {
        return "\"type\":\"run\",\"schema\":\"keyturn.journal/1\",\"run\":\"" + run + "\",\"kind\":\"" + kind + "\",\"of\":" + (of == null ? "null" : "\"" + of
                + "\"") + ",\"user\":\"u\",\"machine\":\"m\",\"folder\":\"/\",\"command\":[],\"playbooks\":[],\"inventories\":[],\"hosts\":[\"h\"]";
    }

    private Path forge(String run, String at, String... fields) throws IOException {
        Chain chain = new Chain(run);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < fields.length; i++) {
            lines.append(chain.sealed("{\"seq\":" + (i + 1) + ",\"at\":\"" + at + "\"," + fields[i] + "}")).append('\n');
        }
        Path journal = Files.createDirectories(folder.resolve(run)).resolve("journal.jsonl");
        return Files.writeString(journal, lines);
    }

    private StoredRun forged(String... fields) throws IOException {
        forge(RUN, "2026-01-01T00:00:00Z", fields);
        return store.read(RUN);
    }

    @Test
    void itsLinesAreBelievedWhereNothingSpeaksAgainstThem() throws IOException {
        StoredRun run = forged(header(RUN, "play", null), END);
        assertTrue(run.fault().isEmpty() && run.end().isPresent());
    }

    @Test
    void aHeaderOfAnotherRunIsFound() throws IOException {
        assertEquals("its first line is of another run, " + OTHER, forged(header(OTHER, "play", null), END).tampering().orElseThrow());
    }

    @Test
    void whatStandsBehindTheEndIsFound() throws IOException {
        assertEquals("lines stand behind its end", forged(header(RUN, "play", null), END, END.replace("true", "false")).tampering().orElseThrow());
        Path journal = forge(RUN, "2026-01-01T00:00:00Z", header(RUN, "play", null), END);
        for (byte[] more : List.of("\0\0\0hidden".getBytes(StandardCharsets.UTF_8), toTheSector(Files.size(journal)), "half a li".getBytes(StandardCharsets.UTF_8))) {
            byte[] before = Files.readAllBytes(journal);
            Files.write(journal, more, StandardOpenOption.APPEND);
            assertTrue(store.read(RUN).tampering().isPresent(), more.length + " bytes");
            Files.write(journal, before);
        }
    }

    /** Zeros up to where a sector of the disk begins, and something there: so a power failure may leave a journal that was being written. */
    private static byte[] toTheSector(long size) {
        return ("\0".repeat((int) (1024 - size % 512)) + "hidden").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aTimeThatIsNoneIsAJournalThatCannotBeUnderstood() throws IOException {
        forge(RUN, "yesterday", header(RUN, "play", null), END);
        JournalException refusal = assertThrows(JournalException.class, () -> store.read(RUN));
        assertTrue(refusal.getMessage().startsWith("the journal of run " + RUN + " cannot be understood: "), refusal.getMessage());
    }

    @Test
    void runsThatResumeEachOtherLeadNowhere() throws IOException {
        forge(RUN, "2026-01-01T00:00:00Z", header(RUN, "resume", RUN));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Lineage.of(store, RUN));
        forge(RUN, "2026-01-01T00:00:00Z", header(RUN, "resume", OTHER));
        forge(OTHER, "2026-01-01T00:00:00Z", header(OTHER, "resume", RUN));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Lineage.of(store, OTHER));
    }
}
