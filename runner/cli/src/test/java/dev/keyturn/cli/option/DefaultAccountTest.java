package dev.keyturn.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.cli.Typed;
import dev.keyturn.cli.terminal.Keyboard;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.secret.DefaultAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the account of hosts that name none comes from. */
class DefaultAccountTest {
    private final DefaultAccount account = new DefaultAccount(Map.of("KEYTURN_USER", "fromenv", "KEYTURN_PASSWORD", "envpass")::get);

    @TempDir
    private Path folder;

    @Test
    void optionsWinOverTheEnvironment() throws Exception {
        assertEquals("fromenv", account.apply("KEYTURN_USER"));
        assertEquals("envpass", account.apply("KEYTURN_PASSWORD"));
        account.user("given");
        Typed typed = new Typed("typedpass");
        account.password(HostOptions.typed(account, typed));
        assertEquals("given", account.apply("KEYTURN_USER"));
        assertEquals("typedpass", account.apply("KEYTURN_PASSWORD"));
        assertEquals(List.of("Password for given: "), typed.questions());
        assertNull(account.apply("OTHER"));
    }

    @Test
    void withoutATerminalNobodyCanBeAsked() {
        assertEquals("--ask-pass needs a terminal, and there is none; set KEYTURN_PASSWORD in the environment, or say"
                + " --connection-password-file FILE", refusal(Keyboard.NONE));
        assertEquals("no password was typed, and --ask-pass needs one", refusal(new Typed()));
        assertEquals("no password was typed, and --ask-pass needs one", refusal(new Typed("")));
    }

    private String refusal(Keyboard keyboard) {
        return assertThrows(Refused.class, () -> HostOptions.typed(account, keyboard)).getMessage();
    }

    @Test
    void aFileGivesItsFirstLine() throws Exception {
        account.readPassword(Files.writeString(folder.resolve("p"), "from file \r\nsecond\n"));
        assertEquals("from file ", account.apply("KEYTURN_PASSWORD"));
    }

    @Test
    void aFileThatGivesNoneIsSaid() throws IOException {
        Path none = folder.resolve("none");
        assertEquals("the file " + none + " of --connection-password-file cannot be read: there is no such file",
                assertThrows(Refused.class, () -> account.readPassword(none)).getMessage());
        Path empty = Files.writeString(folder.resolve("empty"), "\nlate\n");
        assertEquals("the file " + empty + " of --connection-password-file has no password in its first line",
                assertThrows(Refused.class, () -> account.readPassword(empty)).getMessage());
    }

    @Test
    void theCommandSaysWhatIsMissingAndReachesNoHost() {
        Fleet fleet = new Fleet(folder, 1);
        Command run = fleet.tasks("- debug: { msg: x }\n", "-k");
        assertEquals(2, run.code());
        assertTrue(run.err().startsWith("keyturn: --ask-pass needs a terminal"), run.err());
        assertEquals("", run.out());
        Command ping = Command.run(folder, "ping", "-i", "hosts.yml", "-k");
        assertEquals(2, ping.code());
        assertEquals(run.err(), ping.err());
        assertEquals(2, fleet.tasks("- debug: { msg: x }\n", "-k", "--conn-pass-file", "p").code());
    }
}
