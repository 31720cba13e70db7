package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PingCommandTest {
    @TempDir
    private Path folder;

    @Test
    void eachHostHasALineAndNothingIsWritten() throws IOException {
        new Fleet(folder, 3);
        Files.delete(folder.resolve("h02.reg"));
        Files.setPosixFilePermissions(folder.resolve("h03.reg"), PosixFilePermissions.fromString("r--r--r--"));
        String before = Files.readString(folder.resolve("h01.reg"));
        Command run = Command.run(folder, "ping", "-i", "hosts.yml", "-f", "1");
        assertEquals(4, run.code());
        String[] lines = run.out().split("\n");
        assertEquals("ok: [h01] => regfile, " + folder.resolve("h01.reg")
                + "; the Windows build of this host is unknown; a write would be allowed", lines[0]);
        assertTrue(lines[1].startsWith("fatal: [h02]: UNREACHABLE! => "), run.out());
        assertTrue(lines[2].startsWith("refused: [h03] => ") && lines[2].contains("; a write would be refused: "), run.out());
        assertEquals(3, lines.length);
        assertEquals(before, Files.readString(folder.resolve("h01.reg")));
    }
}
