package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.cli.Keyturn;
import dev.keyturn.cli.terminal.Keyboard;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.engine.host.Interruption;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot that cannot be read or written costs its own host the run, and no other; the file is as it was. */
class SnapshotErrorsTest {
    private static final String WRITES = "- win_reg_stat: { path: 'HKLM:\\SOFTWARE' }\n"
            + "- name: write\n  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }\n";
    private static final String WHOLE = "Windows Registry Editor Version 5.00\r\n\r\n"
            + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Demo]\r\n\"b\"=dword:00000001\r\n";

    @TempDir
    private Path folder;

    /** Holds what a run says of the first host, the folder taken out of it. */
    private void assertSaid(String said, String out) {
        String text = out.replace(folder + File.separator, "");
        assertTrue(text.contains(said), text);
        assertTrue(text.contains("changed: [h02]"), text);
    }

    private void assertOthersWentOn(Fleet fleet) {
        assertTrue(fleet.read("h02.reg").contains("\"a\"=dword:00000001"), "the other host goes on");
    }

    @Test
    void aSnapshotThatIsCutInTheMiddleCannotBeReached() {
        String cut = WHOLE.substring(0, WHOLE.length() - 10);
        Fleet fleet = new Fleet(folder, 2).write("h01.reg", cut);
        Command run = fleet.tasks(WRITES);
        assertEquals(4, run.code());
        assertSaid("fatal: [h01]: UNREACHABLE! => h01.reg:4:11: found the end of the file; expected 1 to 8 hexadecimal digits and a line end"
                + " (is the file cut?)\n", run.out());
        assertEquals(cut, fleet.read("h01.reg"));
        assertOthersWentOn(fleet);
    }

    @Test
    void allMistakesOfASnapshotAreToldWithTheirPlaces() {
        Fleet fleet = new Fleet(folder, 2).write("h01.reg", WHOLE + "nonsense\r\n\"c\"=dword:xyz\r\n[HKEY_NOWHERE\\X]\r\n\"d\"=hex(z):01\r\n");
        Command run = fleet.tasks(WRITES);
        assertEquals(4, run.code());
        assertSaid("""
                fatal: [h01]: UNREACHABLE! => h01.reg:5:1: found 'nonsense'; expected a [key], a "name"=value or a ; comment
                h01.reg:6:11: found 'xyz'; expected 1 to 8 hexadecimal digits
                h01.reg:7:1: found '[HKEY_NOWHERE\\X]'; expected a key such as [HKEY_LOCAL_MACHINE\\SOFTWARE\\Example]: \
                'HKEY_NOWHERE\\X' is not a registry path: it must begin with one of HKLM, HKCU, HKU, HKCR, HKCC, as in HKLM:\\SOFTWARE\\Example
                h01.reg:8:9: found 'z):01'; expected a type's number in hexadecimal and '):', as in hex(7):
                """, run.out());
        assertOthersWentOn(fleet);
    }

    @Test
    void aSnapshotThatIsReadOnlyFailsItsHostOnlyWhereItWouldBeWritten() throws IOException {
        Fleet fleet = new Fleet(folder, 2).write("h01.reg", WHOLE);
        Path file = folder.resolve("h01.reg");
        assertTrue(file.toFile().setWritable(false, false));
        Command check = fleet.tasks(WRITES, "--check");
        assertEquals(0, check.code(), check.out());
        Command run = fleet.tasks(WRITES);
        assertEquals(2, run.code());
        assertSaid("fatal: [h01]: FAILED! => cannot write the snapshot h01.reg: the file is read-only; make it writable,"
                + " or point 'regfile' at a copy; it is as it was\n", run.out());
        assertEquals(WHOLE, fleet.read("h01.reg"));
        assertOthersWentOn(fleet);
        assertEquals(Set.of(), leftovers());
    }

    @Test
    void aSnapshotThatVanishesBetweenReadAndWriteFailsItsHost() throws IOException {
        Fleet fleet = new Fleet(folder, 2).write("h01.reg", WHOLE)
                .write("play.yml", "- hosts: all\n  gather_facts: false\n  tasks:\n" + WRITES.indent(4));
        Path file = folder.resolve("h01.reg");
        StringWriter out = new StringWriter();
        PrintWriter watched = new PrintWriter(out) {
            @Override
            public void write(String text, int from, int length) {
                super.write(text, from, length);
                if (text.contains("TASK [write]")) {
                    assertTrue(file.toFile().delete(), "it was there until now");
                }
            }
        };
        StringWriter err = new StringWriter();
        int code = Keyturn.run(new String[] {"play", "play.yml", "-i", "hosts.yml"},
                new Terminal(watched, new PrintWriter(err), folder, false, Keyboard.NONE), new Interruption());
        assertSaid("fatal: [h01]: FAILED! => the snapshot h01.reg is gone since it was read; nothing was written\n", out + "" + err);
        assertEquals(2, code);
        assertFalse(Files.exists(file), "it is not made anew from what was read");
        assertOthersWentOn(fleet);
    }

    private Set<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith(".")).collect(Collectors.toSet());
        }
    }
}
