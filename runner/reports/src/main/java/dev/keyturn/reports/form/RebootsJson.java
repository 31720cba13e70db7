package dev.keyturn.reports.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.operations.host.RebootEntry;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.store.runs.StoredRun.Source;
import dev.keyturn.windows.restart.Pending;
import dev.keyturn.windows.restart.RestartSetting;
import dev.keyturn.windows.restart.RestartState;
import dev.keyturn.windows.restart.RestartVerdict;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the ledger of restarts as JSON. {@link #SCHEMA} changes when a reader would have to. */
public final class RebootsJson {
    /** The name and version of the form. */
    public static final String SCHEMA = "keyturn.reboots/1";

    private final JsonGenerator json;

    private RebootsJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the ledger and a line break. */
    public static void write(List<RebootEntry> entries, Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeArrayFieldStart("hosts");
            for (RebootEntry entry : entries) {
                new RebootsJson(json).host(entry);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
        out.flush();
    }

    private void host(RebootEntry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("host", entry.host());
        json.writeStringField("verdict", entry.verdict());
        json.writeStringField("message", entry.failure());
        if (entry.state().isPresent()) {
            state(entry.state().get(), entry.run());
        }
        json.writeEndObject();
    }

    private void state(RestartState state, Optional<StoredRun> run) throws IOException {
        json.writeStringField("since", state.since().orElse(null));
        if (state.marker().isPresent()) {
            marker(state.marker().get(), run);
        }
        time("last_start", state.start().at());
        time("last_shutdown", state.start().shutdown());
        json.writeArrayFieldStart("settings");
        for (RestartSetting setting : state.settings()) {
            setting(setting);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("windows");
        json.writeBooleanField("readable", state.windowsTells());
        json.writeArrayFieldStart("pending");
        for (Pending sign : state.pending()) {
            sign(sign);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void marker(RestartMarker marker, Optional<StoredRun> run) throws IOException {
        Optional<Source> source = run.flatMap(StoredRun::source);
        json.writeObjectFieldStart("marker");
        json.writeStringField("reason", marker.reason());
        json.writeStringField("since", marker.since());
        json.writeStringField("run", marker.runId());
        json.writeBooleanField("run_known", run.isPresent());
        json.writeStringField("commit", source.map(Source::commit).orElse(null));
        if (source.isPresent()) {
            json.writeBooleanField("dirty", source.get().dirty());
        }
        json.writeEndObject();
    }

    private void setting(RestartSetting setting) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", setting.name());
        json.writeStringField("key", setting.key().hive() + "\\" + setting.key().subkey());
        json.writeStringField("view", setting.key().view().label());
        json.writeStringField("standing", setting.standing().name().toLowerCase(Locale.ROOT));
        Map<String, Optional<RegistryValue>> configured = new LinkedHashMap<>();
        setting.configured().forEach((name, value) -> configured.put(name, Optional.of(value)));
        values("configured", configured);
        if (setting.standing() == RestartVerdict.IN_FORCE) {
            values("in_force", configured);
        } else if (setting.standing() == RestartVerdict.RESTART && !setting.replaced().isEmpty()) {
            values("in_force", setting.replaced());
        } else {
            json.writeNullField("in_force");
        }
        time("written", setting.written());
        json.writeStringField("evidence", setting.evidence());
        json.writeEndObject();
    }

    private void values(String field, Map<String, Optional<RegistryValue>> values) throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, Optional<RegistryValue>> entry : values.entrySet()) {
            if (entry.getValue().isEmpty()) {
                json.writeNullField(entry.getKey());
                continue;
            }
            json.writeObjectFieldStart(entry.getKey());
            json.writeStringField("type", entry.getValue().get().typeName());
            json.writeStringField("text", entry.getValue().get().toString());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void sign(Pending sign) throws IOException {
        json.writeStartObject();
        json.writeStringField("sign", sign.sign());
        json.writeStringField("reason", sign.reason());
        time("since", sign.since());
        json.writeBooleanField("required", sign.required());
        json.writeEndObject();
    }

    private void time(String field, Optional<Instant> time) throws IOException {
        json.writeStringField(field, time.map(Instant::toString).orElse(null));
    }
}
