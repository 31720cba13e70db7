package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.store.runs.RunStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back as files, for the day when Keyturn or the host is not at hand. */
class UndoFilesTest {
    private static final String HEADER = "Windows Registry Editor Version 5.00\r\n\r\n";
    private static final String BEFORE = HEADER + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Kept]\r\n\"v\"=dword:00000007\r\n";
    private static final String WRITES = "- registry_key: { path: 'HKLM:\\SOFTWARE\\Demo\\Deep', name: a, data: 1, type: dword }\n"
            + "- registry_key: { path: 'HKLM:\\SOFTWARE\\Kept', name: v, data: 8, type: dword }\n"
            + "- registry_key: { path: 'HKLM:\\SOFTWARE\\Kept', name: v, data: 9, type: dword }\n"
            + "- { name: hush, no_log: true, registry_key: { path: 'HKLM:\\SOFTWARE\\Kept', name: secret, data: Sesame, type: string } }\n";

    @TempDir
    private Path folder;

    private String run(String tasks) {
        Fleet fleet = new Fleet(folder, 2);
        fleet.write("h01.reg", BEFORE).write("h02.reg", BEFORE);
        assertEquals(0, fleet.tasks(tasks, "--runs-dir", "runs").code());
        return new RunStore(folder.resolve("runs")).runs().get(0);
    }

    private Command rollback(String run, String... options) {
        List<String> line = new ArrayList<>(List.of("rollback", run, "--runs-dir", "runs", "--reg", "undo"));
        line.addAll(List.of(options));
        return Command.run(folder, line.toArray(String[]::new));
    }

    @Test
    void theJournalAloneGivesThem() throws IOException {
        String run = run(WRITES);
        Files.delete(folder.resolve("hosts.yml"));
        Files.delete(folder.resolve("h02.reg"));
        Command made = rollback(run);
        assertEquals(0, made.code(), made.err());
        String text = Files.readString(folder.resolve("undo").resolve("h02.reg"), StandardCharsets.UTF_16).replace("\r\n", "\n");
        assertEquals("""
                Windows Registry Editor Version 5.00
                ; Keyturn: takes back what run RUN did on the host h02
                ; By the run's journal alone: regedit compares nothing, so what somebody else has changed since is overwritten as well
                ; Where the host can be reached, 'keyturn rollback RUN' looks first
                ; A key that the run created is deleted with all that is in it by now; without its line [-...] it stays, empty but for that
                ; What the task 'hush' wrote stays, since it says no_log and was not kept

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Kept]
                "v"=dword:00000007

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Demo\\Deep]
                "a"=-

                [-HKEY_LOCAL_MACHINE\\SOFTWARE\\Demo\\Deep]

                [-HKEY_LOCAL_MACHINE\\SOFTWARE\\Demo]
                """.replace("RUN", run), text);
        assertEquals(List.of(run), new RunStore(folder.resolve("runs")).runs(), "it is no run");
    }

    @Test
    void aLimitChoosesAmongTheHostsOfTheRun() {
        String run = run(WRITES);
        assertEquals(0, rollback(run, "-l", "h02").code());
        assertFalse(Files.exists(folder.resolve("undo").resolve("h01.reg")));
        Command none = rollback(run, "-l", "h0[7:9]");
        assertEquals(1, none.code(), none.err());
        Command again = rollback(run);
        assertEquals(2, again.code());
        assertFalse(Files.exists(folder.resolve("undo").resolve("h01.reg")), "none is written where one is there already");
    }

    @Test
    void aWayBackThatWouldLockAHostOutIsRefused() {
        Fleet fleet = new Fleet(folder, 1);
        fleet.write("h01.reg", HEADER + off("TLS 1.2") + off("TLS 1.1") + off("TLS 1.0"));
        String on = "- schannel_protocol: { protocol: '{{ item }}', state: enabled }\n  loop: [TLS 1.2, TLS 1.1, TLS 1.0]\n";
        assertEquals(0, fleet.tasks(on, "--runs-dir", "runs").code());
        String run = new RunStore(folder.resolve("runs")).runs().get(0);
        Command refused = rollback(run);
        assertEquals(2, refused.code(), refused.out() + refused.err());
        assertTrue(refused.err().startsWith("keyturn: no file was written:\n  h01: "), refused.err());
        assertFalse(Files.exists(folder.resolve("undo")));
        assertEquals(0, rollback(run, "--allow-lockout", "h01").code());
        assertTrue(Files.exists(folder.resolve("undo").resolve("h01.reg")));
    }

    private static String off(String protocol) {
        String schannel = "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\";
        StringBuilder text = new StringBuilder();
        for (String role : List.of("Client", "Server")) {
            text.append(schannel).append(protocol).append('\\').append(role)
                    .append("]\r\n\"Enabled\"=dword:00000000\r\n\"DisabledByDefault\"=dword:00000001\r\n\r\n");
        }
        return text.toString();
    }
}
