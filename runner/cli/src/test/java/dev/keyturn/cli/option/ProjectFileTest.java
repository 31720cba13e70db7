package dev.keyturn.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code keyturn.yml}, found upwards from the playbook. */
class ProjectFileTest {
    private static final String WRITES = "- hosts: all\n  gather_facts: false\n  tasks:\n"
            + "    - registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }\n";

    @TempDir
    private Path folder;

    private void project(String text) throws IOException {
        new Fleet(folder, 3);
        Files.writeString(folder.resolve("keyturn.yml"), text);
        Files.createDirectories(folder.resolve("deep/er"));
        Files.writeString(folder.resolve("deep/er/play.yml"), WRITES);
    }

    @Test
    void itSaysWhatTheCommandLineDoesNot() throws IOException {
        project("inventory: hosts.yml\nconfirm_above: 2\nruns_dir: kept\nforks: 2\n");
        Command refused = Command.run(folder.resolve("deep"), "play", "er/play.yml");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("up to 3 hosts, and more than 2 have to be confirmed"), refused.err());
        Command asked = Command.run(folder.resolve("deep"), "play", "er/play.yml", "--confirm-above", "3");
        assertEquals(0, asked.code(), asked.err());
        // KEYTURN_RUNS_DIR of the tests wins over runs_dir, as the environment does
        assertEquals(0, Command.run(folder.resolve("deep"), "play", "er/play.yml", "--confirm-above", "3", "--runs-dir", "own").code());
        assertTrue(Files.isDirectory(folder.resolve("deep/own")));
        assertTrue(Command.run(folder, "ping").out().contains("ok: [h03]"), "for hosts alone it is looked for from where the user stands");
    }

    @Test
    void severalInventoriesAreAList() throws IOException {
        project("inventory: [hosts.yml]\n");
        assertEquals(0, Command.run(folder, "play", "deep/er/play.yml", "--check").code());
    }

    @Test
    void whatIsWrongInItIsSaidWithItsPlace() throws IOException {
        project("inventry: hosts.yml\nforks: many\nruns_dir: 7\nconfirm_above: -1\n");
        Command run = Command.run(folder, "play", "deep/er/play.yml", "-i", "hosts.yml");
        String file = folder.resolve("keyturn.yml").toString();
        assertEquals(4, run.code());
        assertEquals(file + ":1:1: 'inventry' is no setting of keyturn.yml; expected inventory, forks, confirm_above, runs_dir, runs_shared; did you mean 'inventory'?\n"
                + file + ":2:8: 'forks' is the text 'many', expected a whole number from 1 on\n"
                + file + ":3:11: 'runs_dir' is the number '7', expected a path\n"
                + file + ":4:16: 'confirm_above' is the number '-1', expected a whole number from 0 on\n"
                + "keyturn: 4 mistakes; no host was reached, nothing was changed\n", run.err());
    }

    @Test
    void somethingElseThanAMappingIsRefused() throws IOException {
        project("- a\n");
        assertTrue(Command.run(folder, "ping").err().contains("keyturn.yml:1:1: found a list, expected a mapping with inventory, forks"));
    }

    @Test
    void whatSomebodyElseMayHaveWrittenIsNotGoneBy() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "files have other permissions here");
        project("confirm_above: 0\n");
        Path file = folder.resolve("keyturn.yml");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        for (String[] line : new String[][] {{"play", "deep/er/play.yml", "-i", "hosts.yml"}, {"audit", "-i", "hosts.yml"}, {"runs"}}) {
            Command run = Command.run(folder, line);
            assertEquals(4, run.code(), String.join(" ", line));
            assertTrue(run.err().startsWith(file + ": the settings in it do not count: all may write it; say chmod o-w " + file + "\n"), run.err());
        }
    }

    @Test
    void aNulInAPathIsSaid() throws IOException {
        project("inventory: [\"a\\0b\"]\nruns_dir: \"c\\0\"\n");
        Command run = Command.run(folder, "audit");
        assertEquals(4, run.code(), run.err());
        assertTrue(run.err().contains("keyturn.yml:1:13: 'inventory' has a NUL in it, expected a path"), run.err());
        assertTrue(run.err().contains("keyturn.yml:2:11: 'runs_dir' has a NUL in it, expected a path"), run.err());
    }
}
