package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the examples print, to the letter: {@code transcripts/*.txt} beside each example holds a command, what it says, and its exit code.
 * With {@code -Dkeyturn.transcripts=write} they are written anew, to be read before they are committed.
 */
class TranscriptsTest {
    private static final String COMMAND = "$ runner/keyturn ";
    private static final Pattern SAMPLE = Pattern.compile("<!-- sample -->\n```\n(?<shown>.*?)```", Pattern.DOTALL);

    @TestFactory
    Stream<DynamicTest> anExamplePrintsWhatItsTranscriptSays() throws IOException {
        try (Stream<Path> all = Files.walk(Command.ROOT.resolve("examples"))) {
            List<Path> transcripts = all.filter(f -> f.getParent().endsWith("transcripts")).sorted().toList();
            assertTrue(transcripts.size() >= 5, transcripts.toString());
            return transcripts.stream().map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
        }
    }

    @Test
    void theReadmeShowsWhatIsReallyPrinted() throws IOException {
        String readme = Files.readString(Command.ROOT.resolve("README.md"));
        Matcher sample = SAMPLE.matcher(readme);
        assertTrue(sample.find(), "no sample behind the marker " + SAMPLE);
        List<String> printed = Files.readAllLines(Command.ROOT.resolve("examples/exchange-fleet/transcripts/tls12-enable.txt"));
        int at = 0;
        for (String line : sample.group("shown").strip().lines().filter(l -> !l.equals("...")).toList()) {
            while (at < printed.size() && !printed.get(at).equals(line)) {
                at++;
            }
            assertTrue(at < printed.size(), "not printed, or not in this order: " + line);
        }
    }

    private static void check(Path file) throws IOException {
        String expected = Files.readString(file);
        String line = expected.lines().findFirst().orElseThrow();
        assertTrue(line.startsWith(COMMAND), line);
        Command run = Command.run(Command.ROOT, line.substring(COMMAND.length()).split(" "));
        String found = line + "\n" + run.err() + run.out() + "[exit " + run.code() + "]\n";
        if ("write".equals(System.getProperty("keyturn.transcripts"))) {
            Files.writeString(file, found);
        }
        assertEquals(expected, found);
    }
}
