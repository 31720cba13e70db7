package dev.keyturn.reports.form;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.ItemReport;
import dev.keyturn.engine.report.PlayReport;
import dev.keyturn.engine.report.RestartNeed;
import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.engine.report.TaskRun;
import dev.keyturn.engine.report.Totals;
import dev.keyturn.operations.run.Afterword;
import dev.keyturn.operations.secret.MaskedWriter;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.reports.HostList;
import dev.keyturn.store.form.ChangeForm;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a run's report as JSON. {@link #SCHEMA} changes when a reader would have to. */
public final class JsonReport {
    /** The name and version of the form. */
    public static final String SCHEMA = "keyturn.run/1";

    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the report, what is said after it, and a line break. */
    public static void write(RunReport report, Afterword afterword, Writer out) throws IOException {
        try (JsonGenerator json = MaskedWriter.json(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            new JsonReport(json).report(report, afterword);
        }
        out.write('\n');
        out.flush();
    }

    private void report(RunReport report, Afterword afterword) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("run", report.id());
        json.writeStringField("started", report.started().toString());
        json.writeStringField("ended", report.ended().toString());
        json.writeBooleanField("check", report.check());
        json.writeBooleanField("interrupted", report.interrupted());
        texts("playbooks", report.playbooks());
        json.writeArrayFieldStart("plays");
        for (PlayReport play : report.plays()) {
            play(play);
        }
        json.writeEndArray();
        texts("handlers_owed", HostList.owed(afterword));
        texts("read_back", afterword.readBack());
        json.writeArrayFieldStart("hosts");
        for (HostReport host : report.hosts()) {
            host(host);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void play(PlayReport play) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", play.name());
        texts("hosts", play.hosts());
        json.writeArrayFieldStart("tasks");
        for (TaskRun task : play.tasks()) {
            json.writeStartObject();
            json.writeStringField("name", task.title());
            json.writeStringField("place", task.place().toString());
            json.writeBooleanField("handler", task.handler());
            json.writeArrayFieldStart("hosts");
            for (TaskReport report : task.reports()) {
                task(report);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void task(TaskReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("host", report.host());
        result(report.result());
        json.writeBooleanField("ignored", report.ignored());
        json.writeBooleanField("rescued", report.rescued());
        if (!report.items().isEmpty()) {
            json.writeArrayFieldStart("items");
            for (ItemReport item : report.items()) {
                json.writeStartObject();
                json.writeStringField("item", item.label());
                result(item.result());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private void result(Result result) throws IOException {
        json.writeStringField("status", result.status().name().toLowerCase(Locale.ROOT));
        json.writeStringField("message", result.message());
        texts("warnings", result.warnings());
        changes(result.changes());
        json.writeFieldName("values");
        data(result.values());
    }

    private void host(HostReport host) throws IOException {
        json.writeStartObject();
        json.writeStringField("host", host.host());
        totals(host.totals());
        changes(host.changes());
        json.writeNumberField("hidden_changes", host.hidden());
        json.writeBooleanField("finished", host.finished());
        json.writeStringField("cost", host.cost().orElse(null));
        if (host.restart().isPresent()) {
            RestartNeed need = host.restart().get();
            json.writeObjectFieldStart("restart");
            json.writeStringField("kind", need.kind().name().toLowerCase(Locale.ROOT));
            texts("reasons", need.reasons());
            json.writeStringField("since", need.since().orElse(null));
            json.writeStringField("run", need.run().orElse(null));
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void totals(Totals t) throws IOException {
        json.writeObjectFieldStart("totals");
        json.writeNumberField("ok", t.ok());
        json.writeNumberField("changed", t.changed());
        json.writeNumberField("unreachable", t.unreachable());
        json.writeNumberField("failed", t.failed());
        json.writeNumberField("skipped", t.skipped());
        json.writeNumberField("rescued", t.rescued());
        json.writeNumberField("ignored", t.ignored());
        json.writeNumberField("reboot", t.reboot());
        json.writeNumberField("unsupported", t.unsupported());
        json.writeEndObject();
    }

    private void changes(List<RegistryChange> changes) throws IOException {
        json.writeArrayFieldStart("changes");
        for (RegistryChange change : changes) {
            json.writeStartObject();
            json.writeStringField("change", ChangeForm.kind(change));
            json.writeStringField("key", change.path().hive() + "\\" + change.path().subkey());
            json.writeStringField("view", change.path().view().label());
            if (change instanceof SetValue set) {
                json.writeStringField("name", set.name());
                value("before", set.before().orElse(null));
                value("after", set.after());
            } else if (change instanceof DeleteValue delete) {
                json.writeStringField("name", delete.name());
                value("before", delete.before());
                value("after", null);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void value(String field, RegistryValue value) throws IOException {
        if (value == null) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeStringField("type", value.typeName());
        json.writeStringField("text", value.toString());
        json.writeEndObject();
    }

    private void texts(String field, List<String> texts) throws IOException {
        json.writeFieldName(field);
        data(texts);
    }

    private void data(Object data) throws IOException {
        if (data instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(String.valueOf(entry.getKey()));
                data(entry.getValue());
            }
            json.writeEndObject();
        } else if (data instanceof Collection<?> all) {
            json.writeStartArray();
            for (Object each : all) {
                data(each);
            }
            json.writeEndArray();
        } else {
            json.writePOJO(data);
        }
    }
}
