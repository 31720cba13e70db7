package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandTest {
    private static final String FLEET = Command.ROOT.resolve("examples/exchange-fleet/inventory.yml").toString();

    @TempDir
    private Path folder;

    private String predicted(String... more) {
        List<String> line = new ArrayList<>(List.of("play", Command.ROOT.resolve("playbooks/tls12-enable.yml").toString(), "-i", FLEET, "--check", "--json"));
        line.addAll(List.of(more));
        return Command.run(folder, line.toArray(String[]::new)).json().get("plays").toPrettyString();
    }

    @Test
    void aPlaybookRehearsesOnSnapshotsAsItWouldRunOnTheHosts() {
        Command taken = Command.run(folder, "snapshot", "-i", FLEET, "--to", "taken");
        assertEquals(0, taken.code(), taken.err());
        assertEquals(15, taken.out().lines().filter(l -> l.startsWith("ok: [")).count(), taken.out());
        assertEquals(predicted(), predicted("-e", "regfile=taken/{{ inventory_hostname }}.reg"));
    }

    @Test
    void aFileThatIsThereIsLeftAloneUnlessSaidOtherwise() throws IOException {
        Files.createDirectories(folder.resolve("taken"));
        Files.writeString(folder.resolve("taken/dc-01.reg"), "precious");
        Command run = Command.run(folder, "snapshot", "-i", FLEET, "-l", "dc-01,ex13-01", "--to", "taken");
        assertEquals(2, run.code());
        assertTrue(run.out().contains("fatal: [dc-01]: FAILED! => " + folder.resolve("taken/dc-01.reg") + " is there already"), run.out());
        assertTrue(run.out().contains("ok: [ex13-01]"), run.out());
        assertEquals("precious", Files.readString(folder.resolve("taken/dc-01.reg")));
        assertEquals(0, Command.run(folder, "snapshot", "-i", FLEET, "-l", "dc-01", "--to", "taken", "--overwrite").code());
    }

    @Test
    void otherKeysAreTakenWithAllBelowThem() {
        Command run = Command.run(folder, "snapshot", "-i", FLEET, "-l", "ex16-01", "--to", "taken", "--keys", "HKLM\\SOFTWARE\\Microsoft\\ExchangeServer");
        assertEquals(0, run.code(), run.out() + run.err());
        assertEquals(4, Command.run(folder, "snapshot", "-i", FLEET, "--to", "other", "--keys", "HKXX\\A").code());
        assertEquals(1, Command.run(folder, "snapshot", "-i", FLEET, "--to", "other", "-l", "nobody").code());
        assertEquals(2, Command.run(folder, "snapshot", "-i", FLEET).code());
        assertTrue(Files.notExists(folder.resolve("other")));
    }

    @Test
    void aHostWhoseNameIsAPathIsStillKeptInTheFolder() throws IOException {
        Files.writeString(folder.resolve("one.reg"), "Windows Registry Editor Version 5.00\r\n");
        Files.writeString(folder.resolve("odd.yml"), "all:\n  hosts:\n    ../out: { regfile: one.reg }\n");
        Command.run(folder, "snapshot", "-i", "odd.yml", "--to", "taken");
        assertFalse(Files.exists(folder.resolve("out.reg")));
        try (java.util.stream.Stream<Path> files = Files.list(folder.resolve("taken"))) {
            assertEquals(1, files.count());
        }
    }
}
