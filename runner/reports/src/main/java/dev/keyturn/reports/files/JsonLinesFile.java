package dev.keyturn.reports.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A report as JSON Lines: each event an object on a line of its own. {@link #SCHEMA} changes when a reader would have to. */
final class JsonLinesFile implements ReportWriter {
    static final String SCHEMA = "keyturn.report/1";

    private final JsonGenerator json;
    private String run = "";
    private String time = "";

    JsonLinesFile(Writer out) throws IOException {
        json = new JsonFactory().createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    private void begin(String type) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
        json.writeStringField("run", run);
        json.writeStringField("time", time);
    }

    @Override
    public void started(RunStarted started) throws IOException {
        run = started.run();
        time = started.time().toString();
        begin("run_started");
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("command", started.command());
        json.writeStringField("user", started.user());
        json.writeStringField("controller", started.controller());
        texts("playbooks", started.playbooks());
        json.writeBooleanField("check", started.check());
        json.writeEndObject();
    }

    @Override
    public void found(ReportFinding finding) throws IOException {
        boolean audit = finding.assessment().isPresent() && !finding.control().protocol().isEmpty();
        begin(audit ? "audit" : "setting");
        json.writeStringField("host", finding.host());
        if (!audit) {
            texts("groups", finding.groups());
            json.writeStringField("control", finding.control().id());
        }
        optional("protocol", finding.control().protocol());
        optional("role", finding.control().role());
        if (!audit) {
            setting(finding);
        }
        if (finding.assessment().isPresent()) {
            Assessment found = finding.assessment().get();
            optional("configured", found.configured());
            optional("os_default", found.osDefault());
            json.writeStringField("effective", found.effective().label());
            json.writeObjectField("on_request", found.onRequest().orElse(null));
            optional("state", found.state());
        }
        json.writeStringField("in_force", finding.inForce().label());
        texts("reasons", finding.reasons());
        json.writeStringField("verdict", finding.verdict().label());
        if (finding.assessment().isPresent()) {
            optional("healthchecker", finding.assessment().get().healthChecker());
        }
        if (!audit) {
            optional("fix", finding.fix());
            optional("task", finding.task());
        }
        json.writeEndObject();
    }

    private void setting(ReportFinding finding) throws IOException {
        ReportSetting setting = finding.setting();
        optional("key", setting.key());
        optional("value", setting.value());
        optional("expected", setting.expected());
        optional("before", setting.before());
        optional("after", setting.after());
    }

    @Override
    public void finished(HostFinished host) throws IOException {
        begin("host_finished");
        json.writeStringField("host", host.host());
        texts("groups", host.groups());
        json.writeStringField("place", host.place());
        json.writeStringField("end", host.end().label());
        json.writeNumberField("ok", host.counts().ok());
        json.writeNumberField("changed", host.counts().changed());
        json.writeNumberField("failed", host.counts().failed());
        json.writeNumberField("unreachable", host.counts().unreachable());
        json.writeNumberField("skipped", host.counts().skipped());
        optional("restart", host.restart());
        json.writeEndObject();
    }

    @Override
    public void finished(RunFinished finished) throws IOException {
        time = finished.time().toString();
        begin("run_finished");
        json.writeNumberField("hosts", finished.hosts());
        json.writeNumberField("changed", finished.changed());
        json.writeNumberField("unfinished", finished.unfinished());
        json.writeBooleanField("interrupted", finished.interrupted());
        json.writeNumberField("exit", finished.exit());
        texts("notes", finished.notes());
        json.writeEndObject();
        json.writeRaw('\n');
        json.flush();
    }

    private void optional(String field, String text) throws IOException {
        json.writeStringField(field, text.isEmpty() ? null : text);
    }

    private void texts(String field, List<String> texts) throws IOException {
        json.writeArrayFieldStart(field);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
