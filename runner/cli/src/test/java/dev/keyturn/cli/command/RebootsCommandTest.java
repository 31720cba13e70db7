package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.store.runs.RunHeader;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.RunWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of restarts, on snapshots: only the marker of a run tells anything there, and deleting its file is the restart. */
class RebootsCommandTest {
    private static final String REG = "Windows Registry Editor Version 5.00\r\n\r\n";
    /** What a host must have for a marker. */
    private static final String SOFTWARE = REG + "[HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n";
    private static final String RUN = "20261125T003000000Z-0a1b2c";
    private static final String UNKNOWN = "unknown: [h01] => when this host last started cannot be told";
    private static final String TLS12 = """
            - schannel_protocol: { protocol: TLS 1.2, state: enabled }
            - reboot_required: { reason: TLS 1.2 was turned on }
            """;

    @TempDir
    private Path folder;

    private Command reboots(String... options) {
        List<String> line = new ArrayList<>(List.of("reboots", "-i", "hosts.yml", "--runs-dir", "runs"));
        line.addAll(List.of(options));
        return Command.run(folder, line.toArray(String[]::new));
    }

    private static String marker(String run) {
        return REG + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnRestartPending]\r\n\"Reason\"=\"TLS settings changed\"\r\n"
                + "\"Since\"=\"2026-11-25T01:30:05+01:00\"\r\n\"RunId\"=\"" + run + "\"\r\n";
    }

    @Test
    void theRunThatNeedsARestartIsToldUntilTheHostRestarts() throws IOException {
        Fleet fleet = new Fleet(folder, 1).write("h01.reg", SOFTWARE);
        String nothing = reboots().out();
        assertEquals(UNKNOWN + "; Windows' own signs cannot be read here\n", nothing);
        Command run = fleet.tasks(TLS12, "--runs-dir", "runs", "--json");
        assertEquals(0, run.code(), run.out() + run.err());
        String id = run.json().get("run").asText();
        Command pending = reboots("--detailed-exitcode");
        assertEquals(3, pending.code());
        assertTrue(pending.out().matches("restart: \\[h01] => since 20\\S+: TLS 1\\.2 was turned on \\(run " + id + ", of no known commit\\);"
                + " not in force: Schannel TLS 1\\.2 Client, Schannel TLS 1\\.2 Server; Windows' own signs cannot be read here\n"), pending.out());
        assertEquals(0, reboots().code());
        Files.delete(folder.resolve("h01.reg.volatile"));
        Command restarted = reboots("--detailed-exitcode");
        assertEquals(0, restarted.code());
        assertTrue(restarted.out().startsWith(UNKNOWN + ", so nothing says whether these are in force: Schannel TLS 1.2 Client, "), restarted.out());
    }

    @Test
    void whatIsConfiguredIsShownBesideWhatIsInForceUntilTheRestart() {
        Fleet fleet = new Fleet(folder, 1).write("h01.reg", SOFTWARE);
        assertEquals(0, fleet.tasks(TLS12, "--runs-dir", "runs").code());
        String shown = reboots("-v").out();
        assertTrue(shown.contains("\n  [ ] Schannel TLS 1.2 Server: DisabledByDefault=dword:0x00000000, Enabled=dword:0x00000001;"
                + " in force until the restart: DisabledByDefault=absent, Enabled=absent; written by run "), shown);
        JsonNode ledger = reboots("--json").json();
        assertEquals("keyturn.reboots/1", ledger.get("schema").asText());
        JsonNode host = ledger.get("hosts").get(0);
        assertEquals("restart", host.get("verdict").asText());
        assertEquals("TLS 1.2 was turned on", host.get("marker").get("reason").asText());
        assertTrue(host.get("marker").get("run_known").asBoolean());
        JsonNode client = host.get("settings").get(0);
        assertEquals("dword:0x00000001", client.get("configured").get("Enabled").get("text").asText());
        assertTrue(client.get("in_force").get("Enabled").isNull());
        assertFalse(host.get("windows").get("readable").asBoolean());
    }

    @Test
    void whatIsNotKnownToBeInForceIsNullForPrograms() {
        new Fleet(folder, 1).write("h01.reg", REG + "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols"
                + "\\TLS 1.2\\Client]\r\n\"Enabled\"=dword:00000001\r\n");
        JsonNode host = reboots("--json").json().get("hosts").get(0);
        assertEquals("unknown", host.get("verdict").asText());
        assertTrue(host.get("settings").get(0).get("in_force").isNull(), host.toString());
        assertTrue(host.get("last_start").isNull());
    }

    @Test
    void theCommitOfTheRunIsSaidIfTheRunIsInTheStore() {
        new Fleet(folder, 2).write("h01.reg.volatile", marker(RUN)).write("h02.reg.volatile", marker("20261125T003000000Z-ffffff"));
        RunHeader header = new RunHeader(RUN, "play", Optional.empty(), "ann", "ctl", Optional.empty(), List.of("play"), Optional.empty(), "/srv/fleet",
                List.of("p.yml"), List.of("hosts.yml"), Optional.empty(), List.of("h01"));
        try (RunWriter run = new RunStore(folder.resolve("runs")).begin(header)) {
            run.source("0123456789abcdef0123456789abcdef01234567", true);
        }
        String shown = reboots("-f", "1").out();
        assertTrue(shown.contains("restart: [h01] => since 2026-11-25T01:30:05+01:00: TLS settings changed (run " + RUN
                + ", commit 0123456789ab and what was not committed); "), shown);
        assertTrue(shown.contains("restart: [h02] => since 2026-11-25T01:30:05+01:00: TLS settings changed (run 20261125T003000000Z-ffffff,"
                + " which is not in this run store); "), shown);
        assertEquals("0123456789abcdef0123456789abcdef01234567", reboots("--json", "-l", "h01").json().get("hosts").get(0).get("marker").get("commit")
                .asText());
    }

    @Test
    void windowsOwnSignsCountAndSoDoesNotAListOfFiles() {
        String servicing = REG + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing";
        new Fleet(folder, 2).write("h01.reg", servicing + "\\RebootPending]\r\n").write("h02.reg", servicing + "]\r\n\r\n"
                + "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager]\r\n"
                + "\"PendingFileRenameOperations\"=hex(7):43,00,3a,00,5c,00,61,00,00,00,00,00,00,00\r\n");
        Command run = reboots("-f", "1", "-v", "--detailed-exitcode");
        assertEquals(3, run.code());
        String[] lines = run.out().split("\n");
        assertEquals("restart: [h01] => Windows waits for a restart: Component Based Servicing (updates or features are installed that a restart"
                + " finishes)", lines[0]);
        assertEquals("  [ ] Component Based Servicing: updates or features are installed that a restart finishes", lines[1]);
        assertTrue(lines[2].startsWith("unknown: [h02] => when this host last started cannot be told; at the next start:"
                + " PendingFileRenameOperations (files are replaced"), lines[2]);
        assertTrue(lines[3].startsWith("  [-] PendingFileRenameOperations: ") && lines[3].endsWith(" (1, the first is C:\\a)"), lines[3]);
    }

    @Test
    void aHostThatCannotBeReachedOutweighsOneThatHasToRestart() throws IOException {
        new Fleet(folder, 2).write("h01.reg.volatile", marker(RUN));
        Files.delete(folder.resolve("h02.reg"));
        Command run = reboots("--detailed-exitcode");
        assertEquals(4, run.code());
        assertTrue(run.out().contains("restart: [h01] => ") && run.out().contains("fatal: [h02]: UNREACHABLE! => "), run.out());
        JsonNode lost = reboots("--json").json().get("hosts").get(1);
        assertEquals("unreachable", lost.get("verdict").asText());
        assertFalse(lost.get("message").asText().isEmpty());
        assertFalse(lost.has("settings"));
    }

    @Test
    void manyHostsAreSummedUpByVerdict() throws IOException {
        Fleet fleet = new Fleet(folder, 12);
        fleet.write("h03.reg.volatile", marker(RUN)).write("h05.reg.volatile", marker(RUN));
        Files.delete(folder.resolve("h12.reg"));
        List<String> lines = reboots().out().lines().toList();
        assertEquals(List.of("", "2 hosts: has to restart (h03, h05)", "9 hosts: unknown (h01, h02, h04, h06, h07 and 4 more)",
                "1 host: unreachable (h12)"), lines.subList(12, lines.size()));
        assertEquals(10, reboots("-l", "h01:h02:h03:h04:h05:h06:h07:h08:h09:h10").out().lines().count());
    }

    @Test
    void nothingIsWritten() throws IOException {
        Fleet fleet = new Fleet(folder, 1).write("h01.reg.volatile", marker(RUN));
        String before = fleet.read("h01.reg") + fleet.read("h01.reg.volatile");
        assertEquals(0, reboots().code());
        assertEquals(before, fleet.read("h01.reg") + fleet.read("h01.reg.volatile"));
        assertFalse(Files.exists(folder.resolve("runs")));
    }
}
