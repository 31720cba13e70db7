package dev.keyturn.connections.regfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several programs write one snapshot. */
class RegfileTurnsTest {
    private static final int TIMES = 150;

    @TempDir
    private Path folder;
    private Path snapshot;

    @BeforeEach
    void writeSnapshot() throws IOException {
        snapshot = Files.writeString(folder.resolve("h.reg"), "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n");
    }

    private Process start() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                TakeTurns.class.getName(), snapshot.toString(), folder.resolve("alone").toString(), String.valueOf(TIMES))
                .redirectErrorStream(true).start();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void ofTwoProcessesThatCreateAKeyOneIsToldThatItIsThere() throws IOException, InterruptedException {
        List<Process> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(start());
        }
        for (Process process : both) {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(120, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue(), said);
        }
        assertEquals(List.of("h.reg"), names());
    }

    @Test
    void whatAKilledProcessLeavesIsInNobodysWay() throws Exception {
        Files.writeString(folder.resolve("h.reg.lock"), "left");
        new RegfileConnection(snapshot).apply(List.of(new CreateKey(RegistryPath.hklm("SOFTWARE\\A"))));
        assertEquals(List.of("h.reg"), names());
    }

    @Test
    void whereTheFileOfTheTurnCannotBeMadeTheWriteItselfSaysWhetherItCanBeDone() throws Exception {
        Files.createDirectory(folder.resolve("h.reg.lock"));
        RegfileConnection host = new RegfileConnection(snapshot);
        Files.delete(folder.resolve("h.reg.lock"));
        Files.createSymbolicLink(folder.resolve("h.reg.lock"), folder.resolve("nowhere/at-all"));
        host.apply(List.of(new CreateKey(RegistryPath.hklm("SOFTWARE\\A"))));
        assertTrue(Files.readString(snapshot).contains("SOFTWARE\\A"));
        assertFalse(Files.exists(folder.resolve("nowhere")));
    }
}
