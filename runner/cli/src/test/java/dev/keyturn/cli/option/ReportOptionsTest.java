package dev.keyturn.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.cli.Keyturn;
import dev.keyturn.cli.terminal.Keyboard;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.store.runs.RunStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs report to files, whatever they come to. */
class ReportOptionsTest {
    private static final String PLAY = """
            - name: settings
              hosts: all
              gather_facts: false
              tasks:
                - name: mask
                  registry_key:
                    path: 'HKLM:\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp'
                    name: DefaultSecureProtocols
                    data: 0xA00
                    type: dword
                - name: strong
                  registry_key:
                    path: 'HKLM:\\SOFTWARE\\Wow6432Node\\Microsoft\\.NETFramework\\v4.0.30319'
                    name: '=SUM(A1)'
                    data: 'a,"b"'
                    type: string
                  when: inventory_hostname == 'h01'
                - name: two
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: "{{ item }}", data: '<b>&', type: string }
                  loop: [x, y]
                - name: hush
                  no_log: true
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: secret, data: Sesame, type: string }
                - name: known
                  fail: { msg: "not on {{ inventory_hostname }}" }
                  when: inventory_hostname == 'h02'
                  ignore_errors: true
                - name: stumble
                  fail: { msg: "no room for Hunter22 on {{ inventory_hostname }}" }
                  when: inventory_hostname == 'h03'
                - name: the end
                  debug: { msg: bye }
            """;
    private static final List<String> KINDS = List.of("csv", "jsonl", "junit", "html");

    @TempDir
    private Path folder;
    private Fleet fleet;

    @BeforeEach
    void makeHosts() {
        fleet = new Fleet(folder, 3);
        for (int i = 1; i <= 3; i++) {
            fleet.write(Fleet.name(i) + ".reg", "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Demo]\r\n");
        }
        fleet.write("hosts.yml", fleet.read("hosts.yml") + "    h04: { regfile: gone/h04.reg }\n  children:\n    web: { hosts: { h01: , h02: } }\n");
    }

    private Command play(String... options) {
        List<String> all = new ArrayList<>(List.of("--runs-dir", "runs", "-e", "ansible_password=Hunter22"));
        all.addAll(List.of(options));
        return fleet.play(PLAY, all.toArray(String[]::new));
    }

    private static String[] reports() {
        return KINDS.stream().map(kind -> "--report=" + kind + "=report." + kind).toArray(String[]::new);
    }

    private String report(String kind) throws IOException {
        return Files.readString(folder.resolve("report." + kind));
    }

    /** What is the same in each run. */
    private String lasting(String text) {
        Matcher run = Pattern.compile("\\d{8}T\\d{6}[\\w-]*").matcher(text);
        return run.replaceAll("RUN").replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME").replace(folder.toString(), "FOLDER")
                .replaceAll("\"(user|controller)\":\"[^\"]*\"", "\"$1\":\"SOMEBODY\"").replace("\r\n", "\n");
    }

    private static JsonNode data(String page) throws IOException {
        Matcher data = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*)</script>").matcher(page);
        assertTrue(data.find(), page);
        return new ObjectMapper().readTree(data.group(1));
    }

    private void assertGolden(String golden, String text) throws IOException {
        try (InputStream expected = ReportOptionsTest.class.getResourceAsStream("reports/" + golden)) {
            assertEquals(new String(expected.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n"), lasting(text), golden);
        }
    }

    @Test
    void eachKindSaysAllThatHappened() throws IOException {
        Command made = play(reports());
        assertEquals(4, made.code(), made.out() + made.err());
        String csv = report("csv");
        assertTrue(csv.startsWith("\uFEFFhost,control id,key,value,expected,before,after,verdict,run,how to fix\r\n"), csv);
        assertEquals(csv.length(), csv.replaceAll("(?<!\r)\n", "").length(), "each line ends as RFC 4180 says");
        assertGolden("run.csv", csv.substring(1));
        assertGolden("run.jsonl", report("jsonl"));
        assertGolden("run.junit.xml", report("junit"));
        assertGolden("run.page.json", data(lasting(report("html"))).toPrettyString() + "\n");
        for (String kind : KINDS) {
            assertFalse(report(kind).contains("Sesame"), kind + " says what no_log hides");
            assertFalse(report(kind).contains("Hunter22"), kind + " says a password");
        }
        assertEquals(KINDS.size(), names("report."), "nothing else is left behind");
    }

    private long names(String part) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().contains(part)).count();
        }
    }

    @Test
    void aCheckRunSaysWhatIsNotAsDeclared() throws IOException {
        assertEquals(4, play("--check", "--report", "junit=report.junit", "--report", "jsonl=report.jsonl").code());
        String failure = "<failure message=\"HKLM:\\SOFTWARE\\Demo x: absent -&gt; &quot;&lt;b&gt;&amp;&quot;\" type=\"changed\">";
        assertTrue(report("junit").contains(failure), report("junit"));
        assertTrue(report("jsonl").contains("\"fix\":\"run again without --check\""), report("jsonl"));
        assertFalse(fleet.read("h01.reg").contains("<b>"));
    }

    @Test
    void aRunThatIsStoppedReportsAsWell() throws IOException {
        fleet.write("play.yml", PLAY);
        Interruption interruption = new Interruption();
        interruption.request();
        StringWriter out = new StringWriter();
        int code = Keyturn.run(new String[] {"play", "play.yml", "-i", "hosts.yml", "--runs-dir", "runs", "--report", "jsonl=report.jsonl"},
                new Terminal(new PrintWriter(out), new PrintWriter(out), folder, false, Keyboard.NONE), interruption);
        assertEquals(99, code, out.toString());
        List<String> lines = report("jsonl").lines().toList();
        for (String part : List.of("\"host\":\"h01\"", "\"control\":\"run\"", "\"verdict\":\"unknown\"")) {
            assertTrue(lines.get(1).contains(part), lines.get(1));
        }
        assertTrue(lines.get(lines.size() - 1).contains("\"unfinished\":4,\"interrupted\":true,\"exit\":99"), lines.get(lines.size() - 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "pdf=x.pdf | --report pdf=x.pdf: there is no report of the kind 'pdf'; expected KIND=FILE, where KIND is one of html, csv, junit, jsonl",
        "html | --report html names no file; expected html=FILE",
        "html= | --report html= names no file; expected html=FILE",
        "html=nowhere/x.html | the report html=nowhere/x.html cannot be written: there is no folder FOLDER/nowhere; name another file",
        "html=h01.reg/x | the report html=h01.reg/x cannot be written: there is no folder FOLDER/h01.reg; name another file",
        "csv=. | the report csv=. cannot be written: that is a folder; name another file",
        "csv=/dev/null | the report csv=/dev/null cannot be written: that is no plain file; name another file",
        "csv=a\0b | --report csv=a\\u0000b: a\\u0000b cannot be the name of a file: Nul character not allowed"})
    void whatCannotBeWrittenIsRefusedBeforeAnythingOpens(String wanted, String said) {
        Command refused = play("--report", wanted);
        assertEquals(2, refused.code(), refused.err());
        assertEquals("keyturn: " + said + "\n", refused.err().replace(folder.toString(), "FOLDER"));
        assertFalse(fleet.read("h01.reg").contains("<b>"), "nothing was done");
        assertFalse(Files.exists(folder.resolve("runs")));
    }

    @Test
    void twoReportsDoNotGoToOneFile() {
        Command refused = play("--report", "html=x", "--report", "csv=./sub/../x");
        assertEquals(2, refused.code());
        assertEquals("keyturn: two reports would go to FOLDER/x; give each a file of its own\n", refused.err().replace(folder.toString(), "FOLDER"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"apply", "rollback", "verify", "resume"})
    void allCommandsThatRunSomethingRefuseAKindThatIsNone(String command) {
        Command refused = Command.run(folder, command, "it", "--report", "pdf=x");
        assertEquals(2, refused.code(), refused.err());
        assertTrue(refused.err().contains("no report of the kind 'pdf'"), refused.err());
    }

    @Test
    void aReportThatIsThereIsReplaced() throws IOException {
        fleet.write("report.csv", "of yesterday");
        play("--report", "CSV=report.csv");
        assertTrue(report("csv").contains("h01,winhttp/machine/64-bit,"), report("csv"));
    }

    @Test
    void plansAppliedReadBackAndTakenBackReportToo() throws IOException {
        String tasks = "- registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }\n";
        fleet.tasks(tasks, "--check", "--out", "plan.json", "-l", "web");
        assertEquals(0, report("apply", "plan.json", "--runs-dir", "runs").size(), "nothing fails");
        String found = "\"host\":\"h01\",\"groups\":[\"web\"],\"control\":\"registry/HKLM:\\\\SOFTWARE\\\\Demo\"";
        assertTrue(report("jsonl").contains(found), report("jsonl"));
        assertTrue(report("jsonl").contains("\"notes\":[\"as predicted: 2 of 2 values\"]"), report("jsonl"));
        String run = new RunStore(folder.resolve("runs")).runs().get(0);
        assertEquals(0, report("verify", run, "--runs-dir", "runs").size(), "all is there still");
        fleet.write("h01.reg", fleet.read("h01.reg").replace("dword:00000001", "dword:00000002"));
        List<String> gone = report("verify", run, "--runs-dir", "runs");
        assertEquals(1, gone.size(), report("jsonl"));
        assertTrue(gone.get(0).contains("\"host\":\"h01\"") && gone.get(0).contains("dword:0x00000002"), gone.get(0));
        report("rollback", run, "--runs-dir", "runs");
        assertTrue(report("jsonl").contains("\"before\":\"dword:0x00000001\",\"after\":\"absent\""), report("jsonl"));
        assertTrue(report("jsonl").contains("and is left alone"), report("jsonl"));
    }

    @Test
    void aRunThatIsFinishedLaterLeavesItsFirstReportAlone() throws IOException {
        play("--report", "jsonl=report.jsonl");
        String first = report("jsonl");
        String run = new RunStore(folder.resolve("runs")).runs().get(0);
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Command.run(elsewhere, "resume", run, "--runs-dir", "../runs", "-e", "ansible_password=Hunter22", "--report", "jsonl=second.jsonl");
        assertEquals(first, report("jsonl"));
        String second = Files.readString(elsewhere.resolve("second.jsonl"));
        assertTrue(second.contains("\"host\":\"h03\"") && !second.contains("\"host\":\"h01\""), second);
        assertFalse(second.contains("Hunter22"));
    }

    /** The lines of findings that failed. */
    private List<String> report(String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(List.of("--report", "jsonl=report.jsonl"));
        Command.run(folder, line.toArray(String[]::new));
        try (Stream<String> lines = Files.lines(folder.resolve("report.jsonl"), StandardCharsets.UTF_8)) {
            return lines.filter(each -> each.contains("\"verdict\":\"failed\"")).collect(Collectors.toList());
        }
    }
}
