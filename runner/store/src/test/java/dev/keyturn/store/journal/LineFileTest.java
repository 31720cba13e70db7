package dev.keyturn.store.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.keyturn.engine.file.Readers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is ahead of its lines is read as if it were not, whenever who wrote it was stopped. */
class LineFileTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("journal.jsonl");
    }

    /** What a file holds while it is written, and once it is closed. */
    private byte[][] written(String... texts) throws IOException {
        byte[] open;
        try (ChainedWriter writer = ChainedWriter.create(file(), "run", Readers.OWNER)) {
            for (String text : texts) {
                writer.sync(writer.append("note", JsonNodeFactory.instance.objectNode().put("text", text)));
            }
            open = Files.readAllBytes(file());
        }
        return new byte[][] {open, Files.readAllBytes(file())};
    }

    private ChainedReader read(byte[] bytes) throws IOException {
        return ChainedReader.read(Files.write(file(), bytes), "run");
    }

    @Test
    void itIsAheadOfItsLinesUntilItIsClosed() throws IOException {
        byte[][] written = written("one", "two");
        assertTrue(written[0].length > 60_000, "there is room: " + written[0].length);
        assertArrayEquals(written[1], Arrays.copyOf(written[0], written[1].length));
        assertEquals(written[1].length, LineFile.end(written[0]));
        assertEquals('\n', written[1][written[1].length - 1]);
        assertEquals(2, read(written[0]).records().size());
        assertEquals(Optional.empty(), read(written[0]).fault());
    }

    @Test
    void itGrowsWithItsLines() throws IOException {
        String[] long64 = new String[64];
        Arrays.fill(long64, "x".repeat(40_000));
        byte[][] written = written(long64);
        assertEquals(64, read(written[1]).records().size());
        assertTrue(written[0].length - written[1].length < 2 << 20, "not by more than it needs: " + written[0].length);
    }

    @Test
    void wherePartOfALastLineStandsBeforeTheZerosThatLineIsTorn() throws IOException {
        byte[][] written = written("one", "two");
        int first = Arrays.asList(new String(written[1], StandardCharsets.UTF_8).split("\n")).get(0).length() + 1;
        for (int cut = first + 1; cut < written[1].length; cut++) {
            byte[] torn = Arrays.copyOf(Arrays.copyOf(written[1], cut), 70_000);
            ChainedReader read = read(torn);
            assertEquals(Optional.of("line 2 was not written to its end"), read.fault());
            assertTrue(read.torn());
            assertEquals(1, read.records().size());
        }
        assertEquals(Optional.empty(), read(Arrays.copyOf(Arrays.copyOf(written[1], first), 70_000)).fault());
        assertEquals(0, read(new byte[70_000]).records().size());
    }

    @Test
    void whatStandsBehindASectorThatDidNotReachTheDiskDoesNotCount() throws IOException {
        byte[][] written = written("one", "two " + "x".repeat(3_000), "three");
        byte[] hole = written[0].clone();
        Arrays.fill(hole, 512, 1024, (byte) 0);
        ChainedReader read = read(hole);
        assertEquals(Optional.of("line 2 was not written to its end"), read.fault());
        assertTrue(read.torn());
        byte[] edited = written[1].clone();
        edited[600] = 0;
        assertEquals(Optional.of("line 2 is not as it was written: it, or what stood before it, was changed, removed or moved"), read(edited).fault());
        assertFalse(read(edited).torn());
    }

    @Test
    void aByteThatIsSetToZeroIsFoundWhereverItStood() throws IOException {
        byte[] good = written("one", "two " + "x".repeat(700), "three")[1];
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] = 0;
            assertTrue(read(bad).fault().isPresent(), "byte " + at);
        }
    }

    @Test
    void noFileIsWrittenOver() throws IOException {
        Files.writeString(file(), "mine");
        assertThrows(FileAlreadyExistsException.class, () -> LineFile.create(file(), Readers.OWNER));
        assertEquals("mine", Files.readString(file()));
    }
}
