package dev.keyturn.store.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyturn.engine.report.Reads;
import dev.keyturn.module.Restart;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.store.form.ChangeForm;
import dev.keyturn.store.form.FormException;
import dev.keyturn.store.form.JsonFields;
import dev.keyturn.store.form.RestartForm;
import dev.keyturn.store.form.ValueForm;
import dev.keyturn.store.plan.Plan.PlannedHost;
import dev.keyturn.store.plan.Plan.PlannedPlay;
import dev.keyturn.store.plan.Plan.PlannedStep;
import dev.keyturn.store.plan.Plan.PlannedTask;
import dev.keyturn.store.runs.StoredRun.Source;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan as JSON, and back. */
final class PlanForm {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private PlanForm() {
    }

    static ObjectNode write(Plan plan) {
        ObjectNode form = JSON.objectNode();
        form.put("id", plan.id()).put("created", plan.created().toString()).put("valid_until", plan.validUntil().toString()).put("user", plan.user());
        texts(plan.command(), form.putArray("command"));
        texts(plan.playbooks(), form.putArray("playbooks"));
        plan.source().ifPresent(source -> form.putObject("source").put("commit", source.commit()).put("dirty", source.dirty()));
        form.put("folder", plan.folder());
        texts(plan.inventories(), form.putArray("inventories"));
        form.put("connection", plan.connection().orElse(null));
        ArrayNode hosts = form.putArray("hosts");
        plan.hosts().forEach(host -> hosts.add(write(host)));
        ObjectNode leftOut = form.putObject("left_out");
        plan.leftOut().forEach(leftOut::put);
        ArrayNode plays = form.putArray("plays");
        plan.plays().forEach(play -> plays.add(write(play)));
        return form;
    }

    private static void texts(List<String> texts, ArrayNode into) {
        texts.forEach(into::add);
    }

    private static ObjectNode write(PlannedHost host) {
        ObjectNode form = JSON.objectNode().put("host", host.host()).put("place", host.place());
        ArrayNode keys = form.putArray("keys_read");
        host.reads().keys().forEach((path, there) -> {
            ObjectNode key = keys.addObject();
            ChangeForm.path(path, key);
            key.put("there", there);
        });
        ArrayNode values = form.putArray("values_read");
        host.reads().values().forEach((value, data) -> {
            ObjectNode read = values.addObject();
            ChangeForm.path(value.path(), read);
            read.put("name", value.name()).set("data", ValueForm.write(data));
        });
        return form;
    }

    private static ObjectNode write(PlannedPlay play) {
        ObjectNode form = JSON.objectNode().put("name", play.name());
        ArrayNode batches = form.putArray("batches");
        play.batches().forEach(batch -> texts(batch, batches.addArray()));
        form.put("max_fail_percentage", play.most().orElse(null)).put("any_errors_fatal", play.anyErrorsFatal());
        ArrayNode steps = form.putArray("steps");
        for (PlannedStep step : play.steps()) {
            ObjectNode each = steps.addObject().put("title", step.title()).put("place", step.place()).put("handler", step.handler());
            ObjectNode hosts = each.putObject("hosts");
            step.hosts().forEach((host, task) -> hosts.set(host, write(task)));
        }
        return form;
    }

    private static ObjectNode write(PlannedTask task) {
        ObjectNode form = JSON.objectNode();
        ArrayNode changes = form.putArray("changes");
        task.changes().forEach(change -> changes.add(ChangeForm.write(change)));
        RestartForm.write(task.restart()).ifPresent(restart -> form.set("restart", restart));
        return form.put("reason", task.reason());
    }

    static Plan read(JsonNode form) {
        Optional<Source> source = Optional.ofNullable(form.get("source")).map(s -> new Source(JsonFields.text(s, "commit"), JsonFields.flag(s, "dirty")));
        Map<String, String> leftOut = new LinkedHashMap<>();
        JsonNode reasons = JsonFields.of(form, "left_out");
        reasons.fieldNames().forEachRemaining(host -> leftOut.put(host, JsonFields.text(reasons, host)));
        return new Plan(JsonFields.text(form, "id"), time(form, "created"), time(form, "valid_until"), JsonFields.text(form, "user"), JsonFields.texts(form, "command"),
                JsonFields.texts(form, "playbooks"), source, JsonFields.text(form, "folder"), JsonFields.texts(form, "inventories"),
                JsonFields.optionalText(form, "connection"), JsonFields.list(form, "hosts", PlanForm::host), leftOut, JsonFields.list(form, "plays", PlanForm::play));
    }

    private static Instant time(JsonNode form, String field) {
        try {
            return Instant.parse(JsonFields.text(form, field));
        } catch (DateTimeException e) {
            throw new FormException("'" + field + "' is '" + JsonFields.text(form, field) + "', expected a time");
        }
    }

    private static PlannedHost host(JsonNode form) {
        Map<RegistryPath, Boolean> keys = new LinkedHashMap<>();
        JsonFields.list(form, "keys_read", key -> keys.put(ChangeForm.path(key), JsonFields.flag(key, "there")));
        Map<Reads.Value, Optional<RegistryValue>> values = new LinkedHashMap<>();
        JsonFields.list(form, "values_read", value -> values.put(new Reads.Value(ChangeForm.path(value), JsonFields.text(value, "name")),
                ValueForm.read(JsonFields.of(value, "data"))));
        return new PlannedHost(JsonFields.text(form, "host"), JsonFields.text(form, "place"), new Reads(keys, values));
    }

    private static PlannedPlay play(JsonNode form) {
        List<List<String>> batches = JsonFields.list(form, "batches", batch -> {
            List<String> names = new java.util.ArrayList<>();
            batch.forEach(name -> names.add(name.asText()));
            return names;
        });
        Optional<Double> most = form.hasNonNull("max_fail_percentage") ? Optional.of(form.get("max_fail_percentage").asDouble()) : Optional.empty();
        return new PlannedPlay(JsonFields.text(form, "name"), batches, most, JsonFields.flag(form, "any_errors_fatal"),
                JsonFields.list(form, "steps", PlanForm::step));
    }

    private static PlannedStep step(JsonNode form) {
        Map<String, PlannedTask> hosts = new LinkedHashMap<>();
        JsonNode tasks = JsonFields.of(form, "hosts");
        tasks.fieldNames().forEachRemaining(host -> hosts.put(host, task(tasks.get(host))));
        return new PlannedStep(JsonFields.text(form, "title"), JsonFields.text(form, "place"), JsonFields.flag(form, "handler"), hosts);
    }

    private static PlannedTask task(JsonNode form) {
        Restart restart = RestartForm.read(form.get("restart"));
        return new PlannedTask(JsonFields.list(form, "changes", ChangeForm::read), restart, JsonFields.text(form, "reason"));
    }
}
