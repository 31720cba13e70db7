package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C, on a process of its own. */
class StopTest {
    private static final int TASKS = 1_000;

    @TempDir
    private Path folder;

    private Process start(String... options) throws IOException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "needs Linux, where a signal can be sent as Ctrl-C sends it");
        Fleet fleet = new Fleet(folder, 2);
        fleet.write("play.yml", "- hosts: all\n  gather_facts: false\n  tasks:\n" + IntStream.range(0, TASKS)
                .mapToObj(i -> "    - registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: v" + i + ", data: 1, type: dword }\n").collect(Collectors.joining()));
        // a shell in the background starts its programs deaf to Ctrl-C, and they pass that on
        List<String> line = new ArrayList<>(List.of("env", "--default-signal=INT"));
        line.addAll(Running.jvm());
        line.addAll(List.of("play", "play.yml", "-i", "hosts.yml"));
        line.addAll(List.of(options));
        return new ProcessBuilder(line).directory(folder.toFile()).redirectError(folder.resolve("err.txt").toFile()).start();
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void itFinishesWhatIsUnderWayReportsAndEndsWith99(String signal) throws IOException, InterruptedException {
        Process process = start();
        StringBuilder out = new StringBuilder();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                out.append(line).append('\n');
                if (line.startsWith("changed: [h02]") && out.indexOf("signalled") < 0) {
                    out.append("signalled\n");
                    Running.signal(process, signal);
                }
            }
        } finally {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        }
        String text = out.toString();
        assertEquals(99, process.exitValue(), text);
        assertTrue(text.contains("INTERRUPTED ***"), text);
        assertTrue(text.contains("2 hosts: h01, h02: not begun, or stopped on the way"), text);
        assertEquals(List.of("h01", "h02"), Files.readAllLines(folder.resolve("play.retry")).stream().filter(l -> !l.startsWith("#")).toList());
        for (String host : List.of("h01", "h02")) {
            long written = Files.readString(folder.resolve(host + ".reg")).lines().filter(l -> l.startsWith("\"v")).count();
            assertTrue(written > 0 && written < TASKS, host + " has " + written);
            assertEquals(written, text.lines().filter(l -> l.startsWith("changed: [" + host + "]")).count(), "the report is what was written");
        }
        String err = Files.readString(folder.resolve("err.txt"));
        assertTrue(err.startsWith("keyturn: stopping; what is under way is finished first\n"), err);
        assertFalse(err.contains("Exception"), err);
    }

    @Test
    void aRunThatIsNotStoppedEndsAsEver() throws IOException, InterruptedException {
        Process process = start("--check", "--json");
        process.getInputStream().readAllBytes();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue());
    }
}
