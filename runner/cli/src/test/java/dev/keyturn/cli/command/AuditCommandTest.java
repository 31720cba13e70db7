package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.operations.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How TLS stands on hosts, for people and for programs; nothing is written to a host. */
class AuditCommandTest {
    private static final String SCHANNEL = "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\";
    private static final String WINDOWS = "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]\r\n"
            + "\"CurrentBuildNumber\"=\"17763\"\r\n\"ProductName\"=\"Windows Server 2019 Standard\"\r\n\r\n"
            + "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment]\r\n\"PROCESSOR_ARCHITECTURE\"=\"AMD64\"\r\n\r\n"
            + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full]\r\n\"Release\"=dword:00080eb1\r\n\r\n" + dotNet("")
            + dotNet("WOW6432Node\\");

    @TempDir
    private Path folder;
    private Fleet fleet;

    @BeforeEach
    void makeHosts() {
        fleet = new Fleet(folder, 3);
        for (int host = 1; host <= 3; host++) {
            fleet.write(Fleet.name(host) + ".reg", WINDOWS + protocol("TLS 1.0", 0, 1) + protocol("TLS 1.1", 0, 1) + protocol("TLS 1.2", 1, 0));
        }
    }

    private static String dotNet(String view) {
        return "[HKEY_LOCAL_MACHINE\\SOFTWARE\\" + view + "Microsoft\\.NETFramework\\v4.0.30319]\r\n\"SystemDefaultTlsVersions\"=dword:00000001\r\n"
                + "\"SchUseStrongCrypto\"=dword:00000001\r\n\r\n";
    }

    private static String protocol(String name, int enabled, int disabled) {
        String values = "\"Enabled\"=dword:0000000" + enabled + "\r\n\"DisabledByDefault\"=dword:0000000" + disabled + "\r\n\r\n";
        return "[" + SCHANNEL + name + "\\Client]\r\n" + values + "[" + SCHANNEL + name + "\\Server]\r\n" + values;
    }

    private Command run(String... line) {
        List<String> all = new ArrayList<>(List.of(line));
        all.addAll(List.of("-i", "hosts.yml"));
        return Command.run(folder, all.toArray(String[]::new));
    }

    @Test
    void aHostThatIsGoodInEveryPartIsGoodAndTheOthersSayWhy() {
        fleet.write("h02.reg", WINDOWS + protocol("TLS 1.0", 1, 0) + protocol("TLS 1.1", 0, 1) + protocol("TLS 1.2", 0, 1));
        fleet.write("h03.reg", WINDOWS.replace("17763", "99999") + protocol("TLS 1.2", 1, 0));
        Command audit = run("audit", "--detailed-exitcode");
        assertEquals(ExitCode.CHANGED, audit.code(), audit.out());
        List<String> lines = audit.out().lines().toList();
        assertTrue(lines.get(1).matches("good +\\(green\\) +unknown +off +off +off +on +- +.* h01 \\(Windows Server 2019 Standard\\)"), audit.out());
        assertTrue(lines.get(2).matches("bad +\\(red\\) +unknown +off +on +off +off +- .* h02 .*"), audit.out());
        assertTrue(lines.get(3).startsWith("unknown"), audit.out());
        assertTrue(audit.out().contains("bad: TLS 1.2 client and server is off; turn it on (h02)"), audit.out());
        assertTrue(audit.out().contains("weak: TLS 1.0 client and server is on; turn it off once nothing needs it (h02)"), audit.out());
        assertTrue(lines.get(lines.size() - 1).equals("3 hosts: 1 good, 0 weak, 1 unknown, 1 bad, 0 not looked at"), audit.out());
        assertEquals(0, run("audit").code());
        assertEquals(0, run("audit", "--detailed-exitcode", "-l", "h01").code());
    }

    @Test
    void aHostThatCannotBeLookedAtIsToldAndTheOthersGoOn() throws IOException {
        Files.delete(folder.resolve("h02.reg"));
        Command audit = run("audit");
        assertEquals(ExitCode.UNREACHABLE, audit.code());
        assertTrue(audit.out().startsWith("fatal: [h02]: UNREACHABLE! => "), audit.out());
        assertTrue(audit.out().contains("3 hosts: 2 good, 0 weak, 0 unknown, 0 bad, 1 not looked at"), audit.out());
    }

    @Test
    void jsonHoldsWhatTheModuleRegisters() {
        JsonNode json = run("audit", "--json").json();
        assertEquals("keyturn.audit/1", json.get("schema").asText());
        JsonNode tls = json.get("hosts").get(0).get("tls");
        assertEquals("good", tls.get("verdict").asText());
        assertEquals("on", tls.get("protocols").get("TLS 1.2").get("server").get("effective").asText());
        assertEquals("0", tls.get("settings").get("schannel/TLS 1.0/client/Enabled").asText());
    }

    @Test
    void jsonLinesForASiemHaveExactlyTheFieldsThatAreDocumented() throws IOException {
        fleet.write("h02.reg", WINDOWS + protocol("TLS 1.2", 1, 0));
        fleet.write("h03.reg", WINDOWS + protocol("TLS 1.0", 1, 1) + protocol("TLS 1.2", 1, 0));
        Command audit = run("audit", "--report", "jsonl=audit.jsonl", "--report", "csv=audit.csv", "--report", "html=audit.html", "--report",
                "junit=audit.xml");
        assertEquals(0, audit.code(), audit.err());
        Map<String, JsonNode> seen = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("audit.jsonl"))) {
            JsonNode each = new ObjectMapper().readTree(line);
            if (each.get("type").asText().equals("audit")) {
                List<String> fields = new ArrayList<>();
                each.fieldNames().forEachRemaining(fields::add);
                assertEquals(List.of("type", "run", "time", "host", "protocol", "role", "configured", "os_default", "effective", "on_request", "state", "in_force",
                        "reasons", "verdict", "healthchecker"), fields);
                assertTrue(List.of("on", "off", "unsupported", "unknown").contains(each.get("effective").asText()), line);
                assertTrue(List.of("yes", "no", "unknown").contains(each.get("in_force").asText()), line);
                seen.put(each.get("host").asText() + " " + each.get("protocol").asText() + " " + each.get("role").asText(), each);
            }
        }
        JsonNode on = seen.get("h02 TLS 1.0 server");
        assertEquals("on", on.get("effective").asText());
        assertEquals("enabled", on.get("os_default").asText());
        assertEquals("OS default", on.get("state").asText());
        assertEquals("weak", on.get("verdict").asText());
        assertEquals("Enabled, 4 values missing (red)", on.get("healthchecker").asText());
        JsonNode off = seen.get("h01 TLS 1.0 server");
        JsonNode named = seen.get("h03 TLS 1.0 server");
        assertEquals(List.of("off", "false", "off", "true"), List.of(off.get("effective").asText(), off.get("on_request").asText(),
                named.get("effective").asText(), named.get("on_request").asText()));
        String csv = Files.readString(folder.resolve("audit.csv"));
        assertTrue(csv.contains("h02,schannel/TLS 1.0/server,") && csv.contains("\"Enabled=1, DisabledByDefault=1\""), "CSV");
        assertTrue(Files.readString(folder.resolve("audit.xml")).contains("schannel/TLS 1.0/server"), "JUnit");
        assertTrue(Files.size(folder.resolve("audit.html")) > 10_000, "HTML");
    }

    @Test
    void whatHostsOfAGroupDoNotHaveInCommonIsShownMajorityFirst() {
        fleet.write("h03.reg", WINDOWS + protocol("TLS 1.0", 0, 1) + protocol("TLS 1.1", 0, 1) + protocol("TLS 1.2", 1, 1));
        Command audit = run("audit", "--uniform", "all", "--detailed-exitcode");
        assertEquals(ExitCode.CHANGED, audit.code());
        assertEquals("""
                schannel/TLS 1.2/client/DisabledByDefault (has to be the same for Extended Protection)
                  majority: 0 (2 hosts: h01, h02)
                  outlier: 1 (h03)
                schannel/TLS 1.2/server/DisabledByDefault (has to be the same for Extended Protection)
                  majority: 0 (2 hosts: h01, h02)
                  outlier: 1 (h03)

                2 settings of 3 hosts differ; before Extended Protection is turned on, all Exchange servers need these equal
                """, audit.out());
        Command same = run("audit", "--uniform", "h01,h02", "--detailed-exitcode");
        assertEquals(0, same.code());
        assertEquals("ok: 2 hosts: h01, h02 have all settings in common\n", same.out());
        assertEquals("there is nothing to compare: 1 host could be looked at\n", run("audit", "--uniform", "h01").out());
    }

    @Test
    void twoHostsAreComparedValueByValue() {
        fleet.write("h02.reg", WINDOWS + protocol("TLS 1.0", 0, 1) + protocol("TLS 1.2", 1, 0));
        Command compared = run("compare", "h01", "h02", "--detailed-exitcode");
        assertEquals(ExitCode.CHANGED, compared.code());
        assertTrue(compared.out().contains("\nTLS 1.1 server: off, Disabled, good | on, OS default, weak (TLS 1.1 server is on; turn it off once nothing needs it)\n"), compared.out());
        assertTrue(compared.out().contains("\nschannel/TLS 1.1/client/Enabled: 0 | absent\n"), compared.out());
        assertTrue(compared.out().matches("(?s).*\n4 settings differ, \\d+ are the same, absent ones counted\n"), compared.out());
        assertTrue(run("compare", "h01", "h03").out().matches("(?s).*\nok: all \\d+ settings are the same, absent ones counted\n"), "same");
        assertEquals(ExitCode.FAILED, run("compare", "h01", "h01").code());
        Command group = run("compare", "all", "h01");
        assertEquals(ExitCode.NOTHING_TO_DO, group.code());
        assertTrue(group.err().contains("expected the names of two hosts, and no groups or patterns"), group.err());
    }

    @Test
    void hostsWithTheSameSettingsAreNotAlikeWhereTheirExchangeJudgesThemOtherwise() throws IOException {
        String newer = text(Files.readAllBytes(Command.ROOT.resolve("examples/exchange-fleet/snapshots/ex16-01.reg")));
        fleet.write("h02.reg", newer).write("h03.reg", newer.replaceFirst("\"MsiBuildMajor\"=dword:[0-9a-f]+", "\"MsiBuildMajor\"=dword:000000e1"));
        Command compared = run("compare", "h02", "h03", "--detailed-exitcode");
        assertTrue(compared.out().contains("\nTLS 1.2 client: on, OS default, good | on, OS default, weak (TLS 1.2 client: Exchange 2016"), compared.out());
        assertTrue(compared.out().matches("(?s).*\nnot ok: all \\d+ settings are the same, and yet not what comes of them, absent ones counted\n"), compared.out());
        assertEquals(ExitCode.CHANGED, compared.code());
    }

    private static String text(byte[] snapshot) {
        return new String(snapshot, StandardCharsets.UTF_16LE).substring(1);
    }

    @Test
    void whatComesOfHalvesOfOtherPartsIsSaidWithItsReason() {
        String dotNet = "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319]\r\n\"SystemDefaultTlsVersions\"=dword:00000000\r\n";
        String winHttp = "[HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp]\r\n"
                + "\"DefaultSecureProtocols\"=dword:00000080\r\n";
        fleet.write("h02.reg", WINDOWS).write("h03.reg", WINDOWS + dotNet + winHttp);
        String compared = run("compare", "h02", "h03").out();
        assertTrue(compared.contains("\nWinHTTP (32-bit): offers "), compared);
        assertTrue(compared.matches("(?s).*\\nWinHTTP \\(32-bit\\): offers [^|]+ \\| offers TLS 1\\.0, [a-z]+ \\(.+\\)\\n.*"), compared);
        assertTrue(compared.contains("\n.NET v4.0.30319 (64-bit): ") && !compared.contains("\n.NET v4.0.30319 (32-bit): "), compared);
    }

    @Test
    void aChainIsExplainedInSentences() {
        fleet.write("h02.reg", WINDOWS + protocol("TLS 1.2", 1, 1));
        Command explained = run("explain", "h02", "tls1.2");
        assertEquals(0, explained.code(), explained.err());
        assertTrue(explained.out().startsWith("h02: Windows Server 2019 Standard\n  TLS 1.2 is off but for programs that name it"), explained.out());
        assertTrue(explained.out().contains("  Client: The registry says: Enabled=1, DisabledByDefault=1.\n"), explained.out());
        Command unknown = run("explain", "h02", "TLS 1.5");
        assertEquals(ExitCode.FAILED, unknown.code());
        assertTrue(unknown.err().contains("there is no protocol 'TLS 1.5'; expected one of SSL 2.0, "), unknown.err());
        assertEquals(ExitCode.FAILED, run("explain", "h02", "TLS 1.2", "-l", "h01").code());
    }

    @Test
    void nothingIsWritten() {
        String before = fleet.read("h01.reg");
        run("audit");
        run("explain", "h01", "TLS 1.2");
        assertEquals(before, fleet.read("h01.reg"));
        assertFalse(Files.exists(folder.resolve("h01.reg.volatile")));
    }

    @Test
    void aReportThatCannotBeWrittenIsRefusedBeforeAHostIsReached() {
        Command refused = run("audit", "--report", "html=none/audit.html");
        assertEquals(ExitCode.FAILED, refused.code());
        assertEquals("", refused.out());
    }
}
