package dev.keyturn.language.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Holds the table of plain Jinja against the Jinja2 of this machine's Python. */
@Needs(RealPart.JINJA)
class RealJinjaTest {
    private static final String PROGRAM = """
            import json, sys
            import jinja2
            given = json.load(sys.stdin)
            env = jinja2.Environment(undefined=jinja2.StrictUndefined)
            got = {}
            for expression in given['expressions']:
                seen = []
                env.filters['seen'] = lambda value: seen.append(value) or ''
                env.from_string('{{ (' + expression + ') | seen }}').render(given['scope'])
                got[expression] = repr(seen[0])
            json.dump(got, sys.stdout)
            """;

    @Test
    void the_table_is_what_a_real_jinja_answers() throws IOException, InterruptedException {
        Map<String, String> expected = new TreeMap<>();
        List<String> expressions = new ArrayList<>();
        Golden.rows("jinja.txt").forEach(row -> {
            expected.put(row.expression(), row.expected());
            expressions.add(row.expression());
        });
        ObjectMapper json = new ObjectMapper();
        Process python = new ProcessBuilder("python3", "-c", PROGRAM).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var in = python.getOutputStream()) {
            in.write(json.writeValueAsBytes(Map.of("scope", Golden.scope(), "expressions", expressions)));
        }
        Map<?, ?> got = json.readValue(python.getInputStream().readAllBytes(), Map.class);
        assertEquals(expected, new TreeMap<>(got));
    }
}
