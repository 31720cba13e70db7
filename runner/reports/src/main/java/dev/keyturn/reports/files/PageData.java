package dev.keyturn.reports.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;

/**
 * What a report's page draws from, as JSON that can stand in it.
 *
 * @param run      the run's start
 * @param finished its end
 * @param cells    what was found, each once
 * @param hosts    the hosts, with what was found there
 */
record PageData(RunStarted run, RunFinished finished, Collection<Cell> cells, List<Host> hosts) {
    /** What can be found alike on many hosts. */
    record Cell(Control control, ReportSetting setting, Assessment assessment, ReportInForce inForce, List<String> reasons, ReportVerdict verdict, String fix,
                String task) {
    }

    /** A host, and the numbers of the cells that were found there. */
    record Host(HostFinished end, List<Integer> found) {
    }

    void write(Writer out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setCharacterEscapes(new HtmlEscapes());
        json.writeStartObject();
        run(json);
        json.writeArrayFieldStart("cells");
        for (Cell cell : cells) {
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
    }

    private void run(JsonGenerator json) throws IOException {
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
            text("effective", cell.assessment().shown(), json);
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
}
