package dev.keyturn.language.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads the tables of expected results that lie beside these tests. */
final class Golden {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Golden() {
    }

    /** One row: an expression and what is expected of it. */
    record Row(String expression, String expected) {
    }

    static List<Row> rows(String file) {
        return new String(bytes(file), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(" ==> ", 2)).map(cells -> new Row(cells[0], cells[1])).toList();
    }

    static List<Map<String, Object>> cases(String file) {
        return List.<Map<String, Object>>copyOf(YAML.convertValue(tree(file), YAML.getTypeFactory().constructCollectionType(List.class, Map.class)));
    }

    static Map<String, Object> scope() {
        return YAML.convertValue(tree("scope.yml"), YAML.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
    }

    private static Object tree(String file) {
        try {
            return YAML.readValue(bytes(file), Object.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static byte[] bytes(String file) {
        try (InputStream in = Golden.class.getResourceAsStream(file)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
