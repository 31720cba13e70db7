package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exit codes, each with what is said and that nothing is said beside it. */
class ExitCodesTest {
    private static final String WRITES = "- registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }\n";

    @TempDir
    private Path folder;

    @Test
    void zeroWhenAllIsWellAndThreeForChangesOnlyIfAsked() {
        Fleet fleet = new Fleet(folder, 1);
        assertEquals(3, fleet.tasks(WRITES, "--check", "--detailed-exitcode").code());
        assertEquals(0, fleet.tasks(WRITES).code());
        assertEquals(0, fleet.tasks(WRITES, "--detailed-exitcode").code());
    }

    @Test
    void oneForWhatIsNotThere() {
        new Fleet(folder, 1).write("play.yml", "- hosts: all\n  tasks: []\n");
        assertSaid(1, "keyturn: there is no playbook nope.yml in " + folder + "\n", Command.run(folder, "play", "nope.yml", "-i", "hosts.yml"));
        assertSaid(1, "keyturn: there is no inventory nope.yml in " + folder + "\n", Command.run(folder, "play", "play.yml", "-i", "nope.yml"));
        assertSaid(1, "[WARNING]: play.yml:1:3: the pattern 'all' selects no host; the inventory has none\n"
                + "keyturn: no host matches 'all'; give an inventory with -i\n", Command.run(folder, "play", "play.yml"));
    }

    private static void assertSaid(int code, String err, Command run) {
        assertEquals(err, run.err());
        assertEquals("", run.out());
        assertEquals(code, run.code());
    }

    @Test
    void twoForAFailedHostAndForABadOption() {
        assertEquals(2, new Fleet(folder, 1).tasks("- fail: { msg: boom }\n").code());
        Command run = Command.run(folder, "play", "play.yml", "--chekc");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("Unknown option: '--chekc'"), run.err());
        assertEquals(2, new Fleet(folder, 1).tasks(WRITES, "--forks", "0").code());
        assertEquals(2, new Fleet(folder, 1).tasks(WRITES, "--forks", "many").code());
        assertEquals(2, Command.run(folder, "play").code());
    }

    @Test
    void fourForWhatCannotBeUnderstoodOrReachedAndFourBeatsTwo() throws IOException {
        Fleet fleet = new Fleet(folder, 2);
        Command mistake = fleet.tasks("- registry_keys: {}\n");
        assertEquals(4, mistake.code());
        assertTrue(mistake.err().startsWith("play.yml:5:7: 'registry_keys' is neither a module nor a keyword of a task"), mistake.err());
        assertTrue(mistake.err().endsWith("keyturn: 1 mistake; no host was reached, nothing was changed\n"), mistake.err());
        Files.delete(folder.resolve("h02.reg"));
        Command run = fleet.tasks(WRITES + "- fail: { msg: boom }\n");
        assertEquals(4, run.code());
        assertTrue(run.out().contains("fatal: [h02]: UNREACHABLE! => "), run.out());
        assertTrue(run.out().contains("fatal: [h01]: FAILED! => boom"), run.out());
        assertTrue(fleet.read("h01.reg").contains("\"a\"=dword:00000001"), "the others go on");
    }

    @Test
    void aHostThatNamesNoWayToItIsSaidBeforeAnyTaskRuns() {
        new Fleet(folder, 1).write("play.yml", "- hosts: all\n  tasks: []\n");
        Command run = Command.run(folder, "play", "play.yml", "-i", "elsewhere,", "-c", "telnet");
        assertEquals(4, run.code());
        assertTrue(run.err().contains("the host elsewhere would be reached by 'telnet', and there is no such connection here"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void offWindowsTheConnectionLocalIsRefusedBeforeAnyTaskRuns() {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            Command run = Command.run(Command.ROOT, "play", "playbooks/tls12-enable.yml", "-i", "localhost,", "-c", "local");
            assertSaid(4, "keyturn: the connection 'local' needs Windows, and this is " + System.getProperty("os.name")
                    + ": use 'winreg' for a remote host, or 'regfile' for a snapshot\n", run);
        }
    }

    @Test
    void jsonIsAllThereIsOnStandardOutput() {
        Fleet fleet = new Fleet(folder, 2);
        Command run = fleet.tasks(WRITES + "- debug: { msg: hello }\n", "--json", "-vv", "--diff");
        assertEquals("keyturn.run/1", run.json().get("schema").asText());
        assertEquals(2, run.json().get("hosts").size());
        assertEquals("dword:0x00000001", run.json().findValue("after").get("text").asText());
        assertFalse(run.out().contains("PLAY"), run.out());
    }
}
