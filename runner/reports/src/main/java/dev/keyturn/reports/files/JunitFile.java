package dev.keyturn.reports.files;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report as test results, in the form that JUnit's Ant task began and CI servers read: a suite for each host, and in it a case for each finding,
 * which passes if the host is as it should be when the run has ended.
 */
final class JunitFile implements ReportWriter {
    private enum Result {
        PASSED(""), FAILURE("failure"), ERROR("error"), SKIPPED("skipped");

        private final String element;

        Result(String element) {
            this.element = element;
        }
    }

    private static final Map<ReportVerdict, Result> RESULTS = Map.ofEntries(Map.entry(ReportVerdict.GOOD, Result.PASSED), Map.entry(ReportVerdict.OK, Result.PASSED),
            Map.entry(ReportVerdict.CHANGED, Result.PASSED), Map.entry(ReportVerdict.IGNORED, Result.PASSED), Map.entry(ReportVerdict.WEAK, Result.FAILURE),
            Map.entry(ReportVerdict.BAD, Result.FAILURE), Map.entry(ReportVerdict.FAILED, Result.FAILURE), Map.entry(ReportVerdict.UNKNOWN, Result.ERROR),
            Map.entry(ReportVerdict.UNREACHABLE, Result.ERROR), Map.entry(ReportVerdict.SKIPPED, Result.SKIPPED), Map.entry(ReportVerdict.UNSUPPORTED, Result.SKIPPED));

    private final XMLStreamWriter xml;
    private final List<ReportFinding> host = new ArrayList<>();
    private RunStarted run;

    JunitFile(Writer out) throws IOException {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private interface Written {
        void run() throws XMLStreamException;
    }

    private static void write(Written written) throws IOException {
        try {
            written.run();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException io ? io : new IOException(e);
        }
    }

    @Override
    public void started(RunStarted started) throws IOException {
        run = started;
        write(() -> {
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            attribute("name", "keyturn " + run.run());
            xml.writeCharacters("\n");
        });
    }

    @Override
    public void found(ReportFinding finding) {
        host.add(finding);
    }

    @Override
    public void finished(HostFinished finished) throws IOException {
        write(() -> suite(finished));
        host.clear();
    }

    private void suite(HostFinished finished) throws XMLStreamException {
        Map<Result, Long> counts = host.stream().collect(Collectors.groupingBy(this::result, Collectors.counting()));
        xml.writeStartElement("testsuite");
        attribute("name", finished.host());
        attribute("hostname", finished.host());
        attribute("timestamp", run.time().toString());
        attribute("tests", String.valueOf(host.size()));
        attribute("failures", String.valueOf(counts.getOrDefault(Result.FAILURE, 0L)));
        attribute("errors", String.valueOf(counts.getOrDefault(Result.ERROR, 0L)));
        attribute("skipped", String.valueOf(counts.getOrDefault(Result.SKIPPED, 0L)));
        xml.writeCharacters("\n");
        for (ReportFinding finding : host) {
            testcase(finding);
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    /** In a run that only predicts, a host that would be changed is not as it should be. */
    private Result result(ReportFinding finding) {
        return finding.verdict() == ReportVerdict.CHANGED && run.check() ? Result.FAILURE : RESULTS.get(finding.verdict());
    }

    private void testcase(ReportFinding finding) throws XMLStreamException {
        Result result = result(finding);
        String text = text(finding);
        xml.writeStartElement("testcase");
        attribute("classname", finding.host());
        attribute("name", (finding.control().id() + " " + finding.setting().value()).strip());
        if (result != Result.PASSED) {
            xml.writeStartElement(result.element);
            attribute("message", text.lines().findFirst().orElse(finding.verdict().label()));
            if (result != Result.SKIPPED) {
                attribute("type", finding.verdict().label());
            }
            xml.writeCharacters(valid(text));
            xml.writeEndElement();
        } else if (!text.isEmpty()) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(valid(text));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private static String text(ReportFinding finding) {
        ReportSetting setting = finding.setting();
        List<String> lines = new ArrayList<>();
        if (!setting.before().isEmpty() || !setting.after().isEmpty()) {
            lines.add((setting.key() + " " + setting.value()).strip() + ": " + (setting.before().isEmpty() || setting.after().isEmpty()
                    ? setting.before() + setting.after() : setting.before() + " -> " + setting.after()));
        }
        if (finding.verdict() != ReportVerdict.CHANGED && !setting.expected().isEmpty()) {
            lines.add("expected: " + setting.expected());
        }
        lines.addAll(finding.reasons());
        if (!finding.fix().isEmpty()) {
            lines.add("how to fix: " + finding.fix());
        }
        return String.join("\n", lines);
    }

    @Override
    public void finished(RunFinished finished) throws IOException {
        write(() -> {
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        });
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, valid(value));
    }

    /** Characters that XML 1.0 has no place for, as registry data may hold, are written as escapes. */
    private static String valid(String text) {
        StringBuilder valid = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean allowed = c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
            valid.append(allowed ? Character.toString(c) : String.format("\\u%04X", c));
        });
        return valid.toString();
    }
}
