package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyturn.store.runs.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What locks a host out is refused, whoever writes it, and only the command line gets past that. */
class GuardedHostsTest {
    private static final String SCHANNEL = "'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\";
    private static final String BY_HAND = byHand("TLS 1.0", 0) + byHand("TLS 1.1", 0) + byHand("TLS 1.2", 0);
    private static final String WINDOWS = "Windows Registry Editor Version 5.00\r\n\r\n"
            + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\r\n\"CurrentBuildNumber\"=\"14393\"\r\n";

    @TempDir
    private Path folder;
    private Fleet fleet;

    @BeforeEach
    void makeTwoHosts() {
        fleet = new Fleet(folder, 2).write("h01.reg", WINDOWS).write("h02.reg", WINDOWS);
    }

    private static String byHand(String version, int enabled) {
        return "- registry_key: { path: " + SCHANNEL + version + "\\Server', name: Enabled, data: " + enabled + ", type: dword }\n";
    }

    private static String schannel(String version, String more) {
        return "- schannel_protocol: { protocol: " + version + ", " + more + " }\n";
    }

    @Test
    void schannelValuesWrittenByHandAreRefusedWithTheReasonAndWhatToType() throws IOException {
        Command run = fleet.tasks(BY_HAND);
        assertEquals(2, run.code(), run.out());
        assertTrue(run.out().contains("fatal: [h01]: FAILED! => not written: this host would have no version of TLS left as server: TLS 1.0 is off"
                + " (Enabled=0), TLS 1.1 is off (Enabled=0), TLS 1.2 is off (Enabled=0), TLS 1.3 is off (this Windows does not support it). Have TLS 1.2 on (Enabled=1, DisabledByDefault=0) before the last of the others goes off, in a task"
                + " before this one. To go on all the same, add --allow-lockout h01\n"), run.out());
        assertFalse(fleet.read("h01.reg").contains("TLS 1.2"), "what was refused was not written");
        assertTrue(fleet.read("h01.reg").contains("TLS 1.1"), "what came before was");
    }

    @Test
    void whatIsCheckedIsWhatIsRefused() {
        for (String tasks : List.of(BY_HAND, byHand("TLS 1.2", 0) + schannel("TLS 1.0", "state: disabled") + schannel("TLS 1.1", "state: disabled"),
                schannel("TLS 1.2", "state: disabled, force: true, role: server") + byHand("TLS 1.0", 0) + byHand("TLS 1.1", 0))) {
            makeTwoHosts();
            JsonNode predicted = fleet.tasks(tasks, "--check", "--json", "--allow-lockout", "h02").json();
            assertEquals(WINDOWS, fleet.read("h02.reg"), "a check run writes nothing");
            JsonNode made = fleet.tasks(tasks, "--json", "--allow-lockout", "h02").json();
            assertEquals(told(predicted), told(made));
            assertTrue(told(made).contains("To go on all the same, add --allow-lockout h01"), told(made));
        }
    }

    private static String told(JsonNode report) {
        JsonNode hosts = report.get("hosts");
        return report.get("plays").findValues("tasks").toString() + hosts.findValues("changes") + hosts.findValues("totals");
    }

    @Test
    void aHostThatMayBeLockedOutIsWrittenAndItsJournalSaysSo() throws IOException {
        Command run = fleet.tasks(BY_HAND, "--allow-lockout", "h02", "--runs-dir", "runs");
        assertEquals(2, run.code());
        assertTrue(run.out().contains("[WARNING]: [h02] written only because of --allow-lockout: this host would have no version of TLS"),
                run.out());
        assertTrue(fleet.read("h02.reg").contains("TLS 1.2"));
        assertFalse(fleet.read("h01.reg").contains("TLS 1.2"));
        String journal = journal();
        assertEquals(1, journal.lines().filter(line -> line.contains("\"allowed_lockout\"")).count(), journal);
        assertTrue(journal.lines().anyMatch(line -> line.contains("\"allowed_lockout\"") && line.contains("\"h02\"") && line.contains("version of TLS")));
        String shown = Command.run(folder, "runs", "show", new RunStore(folder.resolve("runs")).runs().get(0), "--runs-dir", "runs").out();
        assertTrue(shown.matches("(?s).*\\[h02] allowed by --allow-lockout: '[^']+' although this host would have no version of TLS.*"), shown);
    }

    private String journal() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
            return Files.readString(files.filter(file -> file.getFileName().toString().equals("journal.jsonl")).findFirst().orElseThrow());
        }
    }

    @Test
    void theOrderOfTasksIsJudgedTaskByTask() {
        String on = schannel("TLS 1.2", "state: enabled");
        String off = schannel("TLS 1.0", "state: disabled") + schannel("TLS 1.1", "state: disabled");
        fleet.write("h01.reg", WINDOWS.replace("14393", "7601")).write("h02.reg", WINDOWS.replace("14393", "7601"));
        Command wrong = fleet.tasks(off + on);
        assertEquals(2, wrong.code());
        assertTrue(wrong.out().contains("this host would have no version of TLS left as client and as server"), wrong.out());
        assertEquals(0, fleet.tasks(on + off).code());
    }

    @Test
    void theWayBackIsGuardedAsWell() {
        fleet.write("h01.reg", WINDOWS.replace("14393", "7601")).write("h02.reg", WINDOWS.replace("14393", "7601"));
        assertEquals(0, fleet.tasks(schannel("TLS 1.2", "state: enabled"), "--runs-dir", "runs").code());
        String run = runs().get(0);
        assertEquals(0, fleet.tasks(schannel("TLS 1.0", "state: disabled"), "--runs-dir", "other").code());
        String before = fleet.read("h01.reg");
        Command predicted = rollback(run, "--check");
        Command refused = rollback(run);
        assertEquals(2, refused.code());
        assertTrue(refused.out().contains("fatal: [h01]: FAILED! => not written: this host would have no version of TLS left as client and as"),
                refused.out());
        assertEquals(predicted.out(), refused.out(), "a check run says the same");
        assertEquals(before, fleet.read("h01.reg"));
        Command allowed = rollback(run, "--allow-lockout", "h01,h02");
        assertEquals(0, allowed.code(), allowed.out() + allowed.err());
        assertFalse(fleet.read("h01.reg").contains("TLS 1.2"), fleet.read("h01.reg"));
    }

    private List<String> runs() {
        return new RunStore(folder.resolve("runs")).runs();
    }

    @Test
    void theLastCipherSuiteIsKeptWhoeverTakesItAway() {
        String ciphers = "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Ciphers\\AES ";
        String byHand = "- registry_key: { path: '" + ciphers + "128/128', name: Enabled, data: 0, type: dword }\n"
                + "- registry_key: { path: '" + ciphers + "256/256', name: Enabled, data: 0, type: dword }\n";
        for (String tasks : List.of(byHand, "- schannel_cipher: { ciphers: [AES 128/128, AES 256/256], state: disabled }\n",
                "- registry_key: { path: 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002', name: Functions,"
                        + " data: TLS_RSA_WITH_3DES_EDE_CBC_SHA, type: string }\n")) {
            makeTwoHosts();
            Command refused = fleet.tasks(tasks);
            assertEquals(2, refused.code(), refused.out());
            assertTrue(refused.out().contains("not written: this host would have no cipher suite with AES for TLS 1.2 left: "), refused.out());
            assertTrue(refused.out().contains("To go on all the same, add --allow-lockout h01\n"), refused.out());
        }
        makeTwoHosts();
        assertEquals(0, fleet.tasks(byHand, "--allow-lockout", "h01,h02").code());
        assertEquals(0, fleet.tasks("- schannel_cipher: { ciphers: [AES 256/256], state: enabled }\n", "--runs-dir", "runs").code());
        Command back = rollback(runs().get(0));
        assertTrue(back.out().contains("this host would have no cipher suite with AES for TLS 1.2 left: "), back.out());
        assertTrue(fleet.read("h01.reg").contains("AES 256/256]\r\n\"Enabled\"=dword:ffffffff"), fleet.read("h01.reg"));
    }

    private Command rollback(String run, String... options) {
        return Command.run(folder, Stream.concat(Stream.of("rollback", run, "-i", "hosts.yml", "--runs-dir", "runs"), Stream.of(options))
                .toArray(String[]::new));
    }

    @Test
    void aHostThatIsNotInTheRunCannotBeAllowed() {
        Command run = fleet.tasks(BY_HAND, "--allow-lockout", "h01,h3");
        assertEquals(2, run.code());
        assertEquals("keyturn: --allow-lockout names 'h3', which is no host of this run; expected the names of single hosts, with commas, and no"
                + " patterns; did you mean 'h01'?\n", run.err());
        assertEquals("", run.out());
    }
}
