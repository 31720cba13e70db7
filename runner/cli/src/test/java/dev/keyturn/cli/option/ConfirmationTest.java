package dev.keyturn.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.cli.Typed;
import dev.keyturn.cli.terminal.Keyboard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real run on many hosts is shown, and begins only if it is confirmed. */
class ConfirmationTest {
    private static final String WRITES = """
            - name: settings
              hosts: all
              gather_facts: false
              tasks:
                - registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }
                - fail: { msg: this one is different }
                  when: inventory_hostname == 'h07'
            """;

    @TempDir
    private Path folder;

    private Command play(int hosts, Keyboard keyboard, String... options) {
        new Fleet(folder, hosts).write("play.yml", WRITES);
        List<String> line = new ArrayList<>(List.of("play", "play.yml", "-i", "hosts.yml"));
        line.addAll(List.of(options));
        return Command.run(folder, keyboard, line.toArray(String[]::new));
    }

    private boolean written() {
        return new Fleet(folder, 0).read("h01.reg").contains("\"a\"=dword:00000001");
    }

    @Test
    void withoutATerminalItIsRefusedAndNothingIsWritten() {
        Command run = play(26, Keyboard.NONE);
        assertEquals(2, run.code());
        assertEquals("keyturn: this would change up to 26 hosts, and more than 25 have to be confirmed, for which there is no terminal;"
                + " look at what it would do with --check, then say --yes\n", run.err());
        assertEquals("", run.out());
        assertFalse(written());
    }

    @Test
    void aFewHostsACheckRunAndYesAskNothing() {
        assertEquals(2, play(25, Keyboard.NONE).code());
        assertTrue(written());
        assertEquals(2, play(26, Keyboard.NONE, "--check").code());
        assertFalse(written());
        assertEquals(2, play(26, Keyboard.NONE, "--yes").code());
        assertTrue(written());
    }

    @Test
    void whatItWouldDoIsShownBeforeTheQuestion() {
        Typed typed = new Typed("yes");
        Command run = play(30, typed);
        assertEquals(List.of("Go on with 30 hosts? Only 'yes' does: "), typed.questions());
        assertTrue(run.err().startsWith("""
                BEFORE THIS RUN BEGINS, WHAT IT WOULD DO:
                PLAY [settings] runs on 30 hosts: h01, h02, h03, h04, h05 and 25 more
                fatal: [h07]: FAILED! => this one is different
                30 hosts: the same 1 change (h01, h02, h03, h04, h05 and 25 more)
                """), run.err());
        assertTrue(run.out().contains("PLAY RECAP"), run.out());
        assertTrue(written());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "y", "", "YES please"})
    void whateverElseIsTypedStopsIt(String answer) {
        Command run = play(26, new Typed(answer));
        assertEquals(99, run.code());
        assertTrue(run.err().endsWith("keyturn: not confirmed; nothing was changed\n"), run.err());
        assertFalse(written());
    }

    @Test
    void theEndOfInputStopsItToo() {
        assertEquals(99, play(26, new Typed()).code());
        assertFalse(written());
    }

    @Test
    void theNumberCanBeChosen() {
        assertEquals(99, play(3, new Typed("no"), "--confirm-above", "2").code());
        Typed nobodyAsked = new Typed();
        play(40, nobodyAsked, "--confirm-above", "40");
        assertEquals(List.of(), nobodyAsked.questions());
    }

    @Test
    void aTaskThatWouldWriteInACheckRunIsNotRunToShowIt() {
        new Fleet(folder, 26).write("play.yml", WRITES.replace("    - registry_key", "    - check_mode: false\n      registry_key"));
        Command run = Command.run(folder, new Typed("no"), "play", "play.yml", "-i", "hosts.yml");
        assertTrue(run.err().contains("was not looked up, since tasks of it say 'check_mode'"), run.err());
        assertFalse(written());
    }

    @Test
    void theReportAsJsonIsAllThereIsOnStandardOutput() {
        Command run = play(26, new Typed("yes"), "--json");
        assertEquals(26, run.json().get("hosts").size());
        assertFalse(run.json().get("check").asBoolean());
    }
}
