package dev.keyturn.windows.tables;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One mapping of a table's resource: texts and further mappings by name. It is read from the parser's tokens, because data binding alone would
 * take a tenth of a second of every run.
 */
final class TableRow {
    private final String table;
    private final Map<String, Object> fields;

    private TableRow(String table, Map<String, Object> fields) {
        this.table = table;
        this.fields = fields;
    }

    /** All rows of a resource beside this class, a sequence of mappings. */
    static List<TableRow> read(String resource) {
        List<TableRow> rows = new ArrayList<>();
        try (InputStream in = TableRow.class.getResourceAsStream(resource); JsonParser parser = new YAMLFactory().createParser(in)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    rows.add(new TableRow(resource, mapping(resource, parser)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the table " + resource + " cannot be read", e);
        }
        return rows;
    }

    private static Map<String, Object> mapping(String resource, JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean nested = parser.nextToken() == JsonToken.START_OBJECT;
            fields.put(name, nested ? new TableRow(resource, mapping(resource, parser)) : parser.getText());
        }
        return fields;
    }

    /** The names of the fields, in the order of the table. */
    List<String> names() {
        return List.copyOf(fields.keySet());
    }

    /** A text or number as it stands there; empty without the field, or if it is a mapping. */
    Optional<String> find(String name) {
        return Optional.ofNullable(fields.get(name)).filter(String.class::isInstance).map(String.class::cast);
    }

    /** A field that must be there. */
    String text(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("the table " + table + " lacks '" + name + "' in " + fields.keySet()));
    }

    /** A field that must be there and a number, decimal or as 0xA80. */
    int number(String name) {
        return Integer.decode(text(name));
    }

    /** A mapping; one without fields if it is not there. */
    TableRow row(String name) {
        return fields.get(name) instanceof TableRow row ? row : new TableRow(table, Map.of());
    }
}
