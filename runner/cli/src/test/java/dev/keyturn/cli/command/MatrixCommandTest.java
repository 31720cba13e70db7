package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyturn.cli.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds what is printed against {@code matrix/TOPIC.txt}, which {@code -Dkeyturn.transcripts=write} writes anew. */
class MatrixCommandTest {
    private static final Path GOLDEN = Command.ROOT.resolve("runner/cli/src/test/resources/matrix");

    @ParameterizedTest
    @ValueSource(strings = {"windows", "exchange", "dotnet"})
    void aMatrixIsPrintedWithItsSources(String topic) throws IOException {
        Command run = Command.run(Command.ROOT, "matrix", topic);
        Path golden = GOLDEN.resolve(topic + ".txt");
        if ("write".equals(System.getProperty("keyturn.transcripts"))) {
            Files.writeString(golden, run.out());
        }
        assertEquals(Files.readString(golden), run.out());
        assertEquals(0, run.code(), run.err());
        run.out().lines().forEach(line -> assertTrue(line.length() <= 150, line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows", "exchange", "dotnet"})
    void asJsonEveryRowHasItsColumnsAndAlmostEveryOneItsSource(String topic) {
        JsonNode json = Command.run(Command.ROOT, "matrix", topic, "--json").json();
        assertEquals("keyturn.matrix/1", json.path("schema").asText());
        for (JsonNode table : json.path("tables")) {
            assertFalse(table.path("rows").isEmpty(), table.path("name").asText());
            int columns = table.path("rows").get(0).size();
            boolean suites = table.path("name").asText().equals("cipher_suites");
            for (JsonNode row : table.path("rows")) {
                assertEquals(columns, row.size());
                assertTrue(suites || !row.path("source").asText().isBlank(), row.toString());
            }
        }
    }

    @Test
    void anUnknownTopicIsRefusedWithThoseThatThereAre() {
        Command run = Command.run(Command.ROOT, "matrix", "linux");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("windows, exchange, dotnet"), run.err());
    }
}
