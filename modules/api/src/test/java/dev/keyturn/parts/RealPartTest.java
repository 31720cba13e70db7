package dev.keyturn.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table of suites is that of the parts. */
class RealPartTest {
    private static final String HEAD = "| suite | needs |";

    @Test
    void theReadmeHasThemAll() throws IOException {
        List<String> rows = Files.readAllLines(Path.of(System.getProperty("keyturn.root"), "README.md")).stream()
                .dropWhile(line -> !line.equals(HEAD)).skip(2).takeWhile(line -> line.startsWith("|")).toList();
        assertEquals(Stream.of(RealPart.values()).map(part -> "| " + part.suites() + " | " + part.needs() + " |").toList(), rows);
    }
}
