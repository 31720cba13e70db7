package dev.keyturn.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertEquals(file + ":1:1: 'inventry' is no setting of keyturn.yml; expected inventory, forks, confirm_above, runs_dir; did you mean 'inventory'?\n"
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
}
