package dev.keyturn.reports.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes tables as JSON. {@link #SCHEMA} changes when a reader would have to. */
public final class MatrixJson {
    /** The name and version of the form. */
    public static final String SCHEMA = "keyturn.matrix/1";

    private MatrixJson() {
    }

    /** Writes the tables of a topic and a line break; of each row a text by each column's name, and its source. */
    public static void write(String topic, List<Matrix> tables, Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            json.writeStringField("matrix", topic);
            json.writeArrayFieldStart("tables");
            for (Matrix table : tables) {
                table(json, table);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
        out.flush();
    }

    private static void table(JsonGenerator json, Matrix table) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", table.name());
        json.writeStringField("title", table.title());
        json.writeArrayFieldStart("rows");
        for (Matrix.Row row : table.rows()) {
            json.writeStartObject();
            for (int i = 0; i < table.columns().size(); i++) {
                json.writeStringField(table.columns().get(i), row.cells().get(i));
            }
            json.writeStringField("source", row.source());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
