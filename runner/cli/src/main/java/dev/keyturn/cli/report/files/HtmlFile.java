package dev.keyturn.cli.report.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A report as one page that needs neither a server nor a network. What is found alike on many hosts is in it once, and each host has numbers of what
 * was found there; the page's script, the only one that its policy lets run, draws from that.
 */
final class HtmlFile implements ReportWriter {
    private static final String PAGE = resource("page.html").replace("{{style}}", resource("page.css"));
    private static final String SCRIPT = resource("page.js");

    private final Writer out;
    private final Map<Cell, Integer> cells = new LinkedHashMap<>();
    private final List<Host> hosts = new ArrayList<>();
    private List<Integer> found = new ArrayList<>();
    private RunStarted run;

    HtmlFile(Writer out) {
        this.out = out;
    }

    /** What can be found alike on many hosts. */
    private record Cell(Control control, Setting setting, Assessment assessment, InForce inForce, List<String> reasons, Verdict verdict, String fix,
                        String task) {
    }

    private record Host(HostFinished end, List<Integer> found) {
    }

    @Override
    public void started(RunStarted started) {
        run = started;
    }

    @Override
    public void found(Finding finding) {
        found.add(cells.computeIfAbsent(new Cell(finding.control(), finding.setting(), finding.assessment().orElse(null), finding.inForce(),
                finding.reasons(), finding.verdict(), finding.fix(), finding.task()), each -> cells.size()));
    }

    @Override
    public void finished(HostFinished host) {
        hosts.add(new Host(host, found));
        found = new ArrayList<>();
    }

    @Override
    public void finished(RunFinished finished) throws IOException {
        String[] parts = PAGE.replace("{{hash}}", hash(SCRIPT)).replace("{{script}}", SCRIPT).split("\\{\\{data}}", -1);
        out.write(parts[0]);
        JsonGenerator json = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setCharacterEscapes(new HtmlEscapes());
        json.writeStartObject();
        run(finished, json);
        json.writeArrayFieldStart("cells");
        for (Cell cell : cells.keySet()) {
            cell(cell, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("hosts");
        for (Host host : hosts) {
            host(host, json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
        out.write(parts[1]);
    }

    private void run(RunFinished finished, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("run");
        json.writeStringField("id", run.run());
        json.writeStringField("started", run.time().toString());
        json.writeStringField("ended", finished.time().toString());
        json.writeStringField("command", run.command());
        json.writeStringField("user", run.user());
        json.writeStringField("controller", run.controller());
        texts("playbooks", run.playbooks(), json);
        json.writeBooleanField("check", run.check());
        json.writeBooleanField("interrupted", finished.interrupted());
        json.writeNumberField("exit", finished.exit());
        texts("notes", finished.notes(), json);
        json.writeEndObject();
    }

    private static void cell(Cell cell, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("control", cell.control().id());
        json.writeStringField("verdict", cell.verdict().label());
        json.writeStringField("inForce", cell.inForce().label());
        text("key", cell.setting().key(), json);
        text("value", cell.setting().value(), json);
        text("expected", cell.setting().expected(), json);
        text("before", cell.setting().before(), json);
        text("after", cell.setting().after(), json);
        if (cell.assessment() != null) {
            text("configured", cell.assessment().configured(), json);
            text("osDefault", cell.assessment().osDefault(), json);
            text("effective", cell.assessment().effective().label(), json);
            text("state", cell.assessment().state(), json);
            text("healthchecker", cell.assessment().healthChecker(), json);
        }
        text("fix", cell.fix(), json);
        text("task", cell.task(), json);
        texts("reasons", cell.reasons(), json);
        json.writeEndObject();
    }

    private static void host(Host host, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("host", host.end().host());
        json.writeStringField("place", host.end().place());
        json.writeStringField("end", host.end().end().label());
        text("restart", host.end().restart(), json);
        texts("groups", host.end().groups(), json);
        json.writeArrayFieldStart("found");
        for (int cell : host.found()) {
            json.writeNumber(cell);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void text(String field, String text, JsonGenerator json) throws IOException {
        if (!text.isEmpty()) {
            json.writeStringField(field, text);
        }
    }

    private static void texts(String field, List<String> texts, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private static String hash(String script) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = HtmlFile.class.getResourceAsStream(name)) {
            // the hash of a script is taken over what a browser makes of its line breaks
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is missing beside its class", e);
        }
    }
}
