package dev.keyturn.windows.tables;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One mapping of a table's resource: texts and further mappings by name. It is read from the parser's tokens, because data binding alone would
 * take a tenth of a second of every run. What is wrong in a table is said with its file and line.
 */
final class TableRow {
    private final String table;
    private final int line;
    private final Map<String, Object> fields;
    private final Map<String, Integer> lines;

    private TableRow(String table, int line, Map<String, Object> fields, Map<String, Integer> lines) {
        this.table = table;
        this.line = line;
        this.fields = fields;
        this.lines = lines;
    }

    /** All rows of a resource beside this class, a sequence of mappings. */
    static List<TableRow> read(String resource) {
        try (InputStream in = TableRow.class.getResourceAsStream(resource)) {
            return parse(resource, in);
        } catch (IOException e) {
            throw new UncheckedIOException("the table " + resource + " cannot be read", e);
        }
    }

    /** All rows of a table that is called so. */
    static List<TableRow> parse(String table, InputStream in) throws IOException {
        List<TableRow> rows = new ArrayList<>();
        try (JsonParser parser = new YAMLFactory().createParser(in)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_OBJECT) {
                    rows.add(mapping(table, parser));
                }
            }
        }
        return rows;
    }

    private static TableRow mapping(String table, JsonParser parser) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            lines.put(name, parser.currentTokenLocation().getLineNr());
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                throw wrong(table, lines.get(name), "'" + name + "' is a list; expected a text, its parts with blanks between them");
            }
            fields.put(name, token == JsonToken.START_OBJECT ? mapping(table, parser) : parser.getText());
        }
        return new TableRow(table, line, fields, lines);
    }

    private static IllegalStateException wrong(String table, int line, String what) {
        return new IllegalStateException("the table " + table + ":" + line + ": " + what);
    }

    /** A mistake in one field, with its place. */
    IllegalStateException wrong(String name, String what) {
        return wrong(table, lines.getOrDefault(name, line), what);
    }

    /** Checks that the row has no other columns than these, and gives the row. */
    TableRow only(String... columns) {
        for (String name : fields.keySet()) {
            if (!Set.of(columns).contains(name)) {
                throw wrong(name, "unknown column '" + name + "'; expected " + String.join(", ", columns));
            }
        }
        return this;
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
        return find(name).orElseThrow(() -> wrong(name, "'" + name + "' is missing in " + fields.keySet()));
    }

    /** A field that must be there and a number, decimal or as 0xA80. */
    int number(String name) {
        return number(name, text(name));
    }

    /** A field that is a number, if it is there. */
    Optional<Integer> findNumber(String name) {
        return find(name).map(text -> number(name, text));
    }

    private int number(String name, String text) {
        try {
            return Integer.decode(text);
        } catch (NumberFormatException e) {
            throw wrong(name, "'" + name + "' is '" + text + "'; expected a number");
        }
    }

    /** The parts of a text between its blanks; none without the field. */
    List<String> words(String name) {
        return find(name).map(text -> Arrays.stream(text.strip().split("\\s+")).toList()).orElse(List.of());
    }

    /** The numbers between the blanks of a text; none without the field. */
    List<Integer> numbers(String name) {
        return words(name).stream().map(word -> number(name, word)).toList();
    }

    /** A field that is one of some constants, written in small letters. */
    <E extends Enum<E>> E choice(String name, Class<E> type) {
        return choice(name, text(name), type);
    }

    /** One of some constants, as a field has it. */
    <E extends Enum<E>> E choice(String name, String text, Class<E> type) {
        List<E> constants = Arrays.asList(type.getEnumConstants());
        return constants.stream().filter(each -> each.name().equalsIgnoreCase(text)).findFirst().orElseThrow(() -> wrong(name, "'" + name + "' is '"
                + text + "'; expected one of " + String.join(", ", constants.stream().map(c -> c.name().toLowerCase(Locale.ROOT)).toList())));
    }

    /** A mapping; one without fields if it is not there. */
    TableRow row(String name) {
        return fields.get(name) instanceof TableRow row ? row : new TableRow(table, lines.getOrDefault(name, line), Map.of(), Map.of());
    }
}
