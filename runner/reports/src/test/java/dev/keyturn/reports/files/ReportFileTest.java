package dev.keyturn.reports.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What is in a report's file comes from the events alone, and says them whole whatever the texts are. */
class ReportFileTest {
    /** Registry data may hold any of UTF-16. */
    private static final String ODD = "=1+1\u0000\u0001\u0008\u001b\uFFFE\uD800 ]]> &amp; <b>\"'\r\n\t </script><!-- \u2028 ]]>\uD83D\uDD11";

    @TempDir
    private Path folder;

    private String written(ReportKind kind, List<ReportEvent> events) throws IOException {
        Path file = folder.resolve("report");
        new ReportFile(kind, file).write(events);
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    @Test
    void linesOfAnAuditCarryWhatACollectorExpectsAndNoMore() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : written(ReportKind.JSONL, Made.audit()).split("\n")) {
            lines.add(new ObjectMapper().readTree(line));
        }
        assertEquals("keyturn.report/1", lines.get(0).get("schema").asText());
        List<String> fields = new ArrayList<>();
        lines.get(1).fieldNames().forEachRemaining(fields::add);
        assertEquals(List.of("type", "run", "time", "host", "protocol", "role", "configured", "os_default", "effective", "on_request", "state", "in_force",
                "reasons", "verdict", "healthchecker"), fields);
        assertEquals(golden("audit.jsonl"), written(ReportKind.JSONL, Made.audit()));
    }

    @ParameterizedTest
    @EnumSource(value = ReportKind.class, names = {"CSV", "JUNIT"})
    void anAuditHasATableAndTestResults(ReportKind kind) throws IOException {
        assertEquals(golden("audit." + kind.label()), written(kind, Made.audit()).replace("\uFEFF", "").replace("\r\n", "\n"));
    }

    private static String golden(String name) throws IOException {
        try (var in = ReportFileTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    @Test
    void testResultsAreXmlWhateverTheRegistryHolds() throws Exception {
        String xml = written(ReportKind.JUNIT, Made.saying(ODD));
        Document parsed = document(xml);
        String failure = ((Element) parsed.getElementsByTagName("failure").item(0)).getTextContent();
        assertTrue(failure.contains("=1+1\\u0000\\u0001\\u0008\\u001B\\uFFFE\\uD800 ]]> &amp; <b>\"'"), failure);
        assertTrue(failure.contains("\uD83D\uDD11"), failure);
    }

    private static Document document(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aHostIsASuiteWhoseCountersAreThoseOfItsCases() throws Exception {
        String xml = written(ReportKind.JUNIT, Made.fleet(100));
        Document parsed = document(xml);
        NodeList suites = parsed.getElementsByTagName("testsuite");
        assertEquals(100, suites.getLength());
        for (int i = 0; i < suites.getLength(); i++) {
            Element suite = (Element) suites.item(i);
            assertEquals(suite.getAttribute("tests"), String.valueOf(suite.getElementsByTagName("testcase").getLength()));
            assertEquals(suite.getAttribute("failures"), String.valueOf(suite.getElementsByTagName("failure").getLength()));
            assertEquals(suite.getAttribute("errors"), String.valueOf(suite.getElementsByTagName("error").getLength()));
        }
        assertEquals(1, parsed.getElementsByTagName("failure").getLength());
        assertEquals(1, parsed.getElementsByTagName("error").getLength());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void noCellIsAFormula(String text) throws IOException {
        String table = written(ReportKind.CSV, Made.saying(text));
        List<List<String>> lines = parsed(table);
        assertEquals(2, lines.size(), table);
        assertEquals(List.of("host", "control id", "key", "value", "expected", "before", "after", "verdict", "run", "how to fix"), lines.get(0));
        String safe = "'" + text;
        assertEquals(List.of(safe, "registry/" + text, safe, safe, safe, safe, safe, "failed", Made.started(false).run(), safe), lines.get(1));
    }

    /** A table after RFC 4180, without its byte order mark. */
    private static List<List<String>> parsed(String table) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        Matcher cells = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^,\"\r\n]*))(,|\r\n)").matcher(table.substring(1));
        int end = 0;
        while (cells.find()) {
            assertEquals(end, cells.start(), "between cells is nothing");
            end = cells.end();
            line.add(cells.group(1) == null ? cells.group(2) : cells.group(1).replace("\"\"", "\""));
            if (!cells.group(3).equals(",")) {
                lines.add(line);
                line = new ArrayList<>();
            }
        }
        assertEquals(table.length() - 1, end, "nothing is left over");
        return lines;
    }

    @Test
    void aTableSaysEachTextWhole() throws IOException {
        String text = ODD.replace("\uD800", "");
        List<String> line = parsed(written(ReportKind.CSV, Made.saying(text))).get(1);
        assertEquals("registry/" + text, line.get(1));
        assertEquals("'" + text, line.get(6));
    }

    @Test
    void jsonLinesAreOneObjectALine() throws IOException {
        String[] lines = written(ReportKind.JSONL, Made.saying(ODD.replace("\uD800", ""))).split("\n");
        assertEquals(4, lines.length);
        for (String line : lines) {
            assertEquals(Made.started(false).run(), new ObjectMapper().readTree(line).get("run").asText());
        }
        assertEquals(ODD.replace("\uD800", ""), new ObjectMapper().readTree(lines[1]).get("after").asText());
    }

    @Test
    void thePageTakesNothingFromElsewhere() throws IOException {
        String page = written(ReportKind.HTML, Made.fleet(3));
        for (String foreign : List.of(" src=", "href=", "@import", "url(", "http:", "https:", "{{")) {
            assertFalse(page.contains(foreign), foreign);
        }
        assertTrue(page.contains("default-src 'none'"), page);
    }

    @Test
    void whatWasThereStaysIfTheNewReportIsNotWrittenToItsEnd() throws IOException {
        Path file = folder.resolve("report");
        Files.writeString(file, "of yesterday");
        List<ReportEvent> breaking = new AbstractList<>() {
            @Override
            public ReportEvent get(int index) {
                if (index > 0) {
                    throw new IllegalStateException("the disk is full");
                }
                return Made.started(false);
            }

            @Override
            public int size() {
                return 2;
            }
        };
        assertThrows(IllegalStateException.class, () -> new ReportFile(ReportKind.CSV, file).write(breaking));
        assertEquals("of yesterday", Files.readString(file));
        try (var all = Files.list(folder)) {
            assertEquals(List.of(file), all.toList());
        }
    }
}
