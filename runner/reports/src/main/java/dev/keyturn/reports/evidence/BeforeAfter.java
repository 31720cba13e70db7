package dev.keyturn.reports.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.reports.files.CsvLine;
import dev.keyturn.store.form.ChangeForm;
import dev.keyturn.store.form.ValueForm;
import dev.keyturn.store.runs.StoredRun;
import java.util.List;
import java.util.Optional;

/** What was there before a run and after it, for programs and for spreadsheets. */
final class BeforeAfter {
    private static final String SCHEMA = "keyturn.before-after/1";
    private static final List<String> HEADER = List.of("host", "kind", "key", "view", "name", "before_type", "before", "after_type", "after");

    private BeforeAfter() {
    }

    /** As JSON: each host with its rows, data with their types. */
    static String json(StoredRun run) {
        ObjectNode form = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA).put("run", run.header().run());
        run.source().ifPresent(source -> form.putObject("source").put("commit", source.commit()).put("dirty", source.dirty()));
        ArrayNode hosts = form.putArray("hosts");
        for (String host : run.header().hosts()) {
            ArrayNode rows = hosts.addObject().put("host", host).putArray("changes");
            EvidenceRow.of(run, host).forEach(row -> rows.add(form(row)));
        }
        try {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
            return new ObjectMapper().writer(printer).writeValueAsString(form) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that was just made can be written", e);
        }
    }

    private static ObjectNode form(EvidenceRow row) {
        ObjectNode form = JsonNodeFactory.instance.objectNode().put("kind", row.kind().label().replace(' ', '_'));
        ChangeForm.path(row.path(), form);
        if (row.kind() == EvidenceRow.Kind.VALUE) {
            form.put("name", row.name());
            form.set("before", ValueForm.write(row.before()));
            form.set("after", ValueForm.write(row.after()));
        }
        return form;
    }

    /** As a table for spreadsheets; the JSON beside it has each text as it is. */
    static String csv(StoredRun run) {
        StringBuilder text = new StringBuilder(CsvLine.START).append(CsvLine.of(HEADER));
        for (String host : run.header().hosts()) {
            EvidenceRow.of(run, host).forEach(row -> line(host, row, text));
        }
        return text.toString();
    }

    private static void line(String host, EvidenceRow row, StringBuilder into) {
        String key = row.path().hive() + "\\" + row.path().subkey();
        List<String> cells = List.of(host, row.kind().label(), key, row.path().view().label(), row.name(), type(row.before()), row.text(row.before()),
                type(row.after()), row.text(row.after()));
        into.append(CsvLine.of(cells));
    }

    private static String type(Optional<RegistryValue> data) {
        return data.map(RegistryValue::typeName).orElse("");
    }
}
