package dev.keyturn.store.runs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyturn.engine.journal.Intent;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.journal.JournalException;
import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.store.form.ChangeForm;
import dev.keyturn.store.form.RestartForm;
import dev.keyturn.store.journal.ChainedWriter;
import java.util.List;
import java.util.Locale;

/** Writes the journal of one run. What is an intent is on disk before it is carried out; the rest follows with the next one. */
public final class RunWriter implements Journal, AutoCloseable {
    private static final List<String> DATA = List.of("before", "after");

    private final String run;
    private final ChainedWriter file;

    RunWriter(RunHeader header, ChainedWriter file) {
        this.run = header.run();
        this.file = file;
        file.sync(file.append("run", header.write()));
    }

    @Override
    public String run() {
        return run;
    }

    @Override
    public void opened(String host, String place) {
        note("opened", JsonNodeFactory.instance.objectNode().put("host", host).put("place", place));
    }

    @Override
    public long intent(Intent intent) {
        ObjectNode record = JsonNodeFactory.instance.objectNode().put("host", intent.host()).put("task", intent.task());
        if (intent.hidden()) {
            record.put("hidden", true);
        }
        if (intent.marker()) {
            record.put("marker", true);
        }
        RestartForm.write(intent.restart()).ifPresent(restart -> record.set("restart", restart));
        ArrayNode changes = record.putArray("changes");
        intent.changes().forEach(change -> changes.add(form(change, intent.hidden())));
        long number = file.append("intent", record);
        file.sync(number);
        return number;
    }

    /** Of data that the playbook wants hidden nothing is kept, so it cannot be brought back either. */
    private static ObjectNode form(RegistryChange change, boolean hidden) {
        ObjectNode form = ChangeForm.write(change);
        return hidden ? form.remove(DATA) : form;
    }

    /** Before the intent that it belongs to, with which it is on disk. */
    @Override
    public void allowedLockout(Intent intent, List<String> refusals) {
        ObjectNode record = JsonNodeFactory.instance.objectNode().put("host", intent.host()).put("task", intent.task());
        if (!intent.hidden()) {
            refusals.forEach(record.putArray("refusals")::add);
        }
        note("allowed_lockout", record);
    }

    @Override
    public void done(long intent) {
        note("done", JsonNodeFactory.instance.objectNode().put("intent", intent));
    }

    @Override
    public void failed(long intent, String why) {
        note("failed", JsonNodeFactory.instance.objectNode().put("intent", intent).put("why", why));
    }

    @Override
    public void notified(String host, String handler) {
        file.sync(file.append("notified", JsonNodeFactory.instance.objectNode().put("host", host).put("handler", handler)));
    }

    @Override
    public void handled(String host, String handler) {
        note("handled", JsonNodeFactory.instance.objectNode().put("host", host).put("handler", handler));
    }

    @Override
    public void lockBroken(String host, String whose) {
        file.sync(file.append("lock_broken", JsonNodeFactory.instance.objectNode().put("host", host).put("whose", whose)));
    }

    /** The hash of the plan that this run applies; the journal seals it. */
    public void plan(String hash) {
        note("plan", JsonNodeFactory.instance.objectNode().put("hash", hash));
    }

    /** Where the playbooks come from: a commit, and whether the files were as committed. */
    public void source(String commit, boolean dirty) {
        note("source", JsonNodeFactory.instance.objectNode().put("commit", commit).put("dirty", dirty));
    }

    /** What has already happened is in the host; a journal that is full by then is found by the next intent, before anything else happens. */
    private void note(String type, ObjectNode record) {
        try {
            file.append(type, record);
        } catch (JournalException full) {
            // said by the next intent, or by the end
        }
    }

    /** Closes the run: how each host ended, and that this is the end. */
    public void ended(RunReport report) {
        report.hosts().forEach(host -> file.append("host", form(host)));
        ObjectNode end = JsonNodeFactory.instance.objectNode().put("interrupted", report.interrupted()).put("failed", report.failed());
        end.put("unreachable", report.unreachable()).put("changed", report.changed());
        end.put("hosts", report.hosts().size()).put("unfinished", report.unfinished().size());
        file.sync(file.append("end", end));
    }

    private static ObjectNode form(HostReport host) {
        ObjectNode form = JsonNodeFactory.instance.objectNode().put("host", host.host()).put("finished", host.finished());
        form.put("ok", host.totals().ok()).put("changed", host.totals().changed()).put("failed", host.totals().failed());
        form.put("unreachable", host.totals().unreachable());
        host.restart().ifPresent(need -> {
            ObjectNode restart = form.putObject("restart").put("kind", need.kind().name().toLowerCase(Locale.ROOT)).put("since", need.since().orElse(null));
            need.reasons().forEach(restart.putArray("reasons")::add);
        });
        return form;
    }

    /** The hash that stands for the whole journal so far. */
    public String seal() {
        return file.seal();
    }

    /** How often the disk was synced for it so far. */
    public int syncs() {
        return file.syncs();
    }

    @Override
    public void close() {
        file.close();
    }
}
