package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.cli.Keyturn;
import dev.keyturn.cli.terminal.Keyboard;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.store.runs.RunStore;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody changes a host by hand after a run has written it, and before the run reads it back. */
class ReadBackTest {
    private static final String PLAY = """
            - hosts: all
              gather_facts: false
              tasks:
                - registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: v, data: 8, type: dword }
            """;
    private static final String VERDICT = "as predicted: 1 of 2 values; those of a host count only if all of them are\n";

    @TempDir
    private Path folder;
    private Fleet fleet;

    @BeforeEach
    void makeFleet() {
        fleet = new Fleet(folder, 2).write("play.yml", PLAY);
    }

    /** Standard output, at whose sight of the last host's write somebody sets to work. */
    private final class Watched extends StringWriter {
        private final String hand;
        private boolean done;

        Watched(String hand) {
            this.hand = hand;
        }

        @Override
        public void write(String text, int from, int length) {
            super.write(text, from, length);
            if (!done && toString().contains("changed: [h02]")) {
                done = true;
                fleet.write("h02.reg", fleet.read("h02.reg").replace("\"v\"=dword:00000008", hand));
            }
        }
    }

    private Command run(String hand, String... arguments) {
        Watched out = new Watched(hand);
        StringWriter err = new StringWriter();
        int code = Keyturn.run(arguments, new Terminal(new PrintWriter(out), new PrintWriter(err), folder, false, Keyboard.NONE), new Interruption());
        assertTrue(out.done, out + err.toString());
        return new Command(code, out.toString(), err.toString());
    }

    private void assertSaid(Command run, String isNow) {
        assertEquals(2, run.code(), run.out() + run.err());
        assertTrue(run.out().contains(VERDICT) && run.out().contains("  HKLM:\\SOFTWARE\\Demo 'v': dword:0x00000008, and is now " + isNow), run.out());
    }

    @Test
    void aRunThatReadsBackFindsAnotherValue() {
        assertSaid(run("\"v\"=dword:00000009", "play", "play.yml", "-i", "hosts.yml", "--runs-dir", "runs", "--verify"), "dword:0x00000009");
    }

    @Test
    void aRunThatReadsBackFindsAValueThatIsGone() {
        assertSaid(run("", "play", "play.yml", "-i", "hosts.yml", "--runs-dir", "runs", "--verify"), "absent");
    }

    @Test
    void anApplyFindsItUnasked() {
        assertEquals(0, fleet.play(PLAY, "--check", "--out", "plan.json").code());
        assertSaid(run("\"v\"=\"8\"", "apply", "plan.json", "--runs-dir", "runs"), "\"8\"");
        RunStore store = new RunStore(folder.resolve("runs"));
        assertEquals(0, Command.run(folder, "runs", "verify", store.runs().get(0), "--runs-dir", "runs").code(), "the journal tells what the run did");
    }
}
