package dev.keyturn.language.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TemplateTableTest {
    private final Templates templates = new Templates(name -> null);
    private final Map<String, Object> scope = Golden.scope();

    @TestFactory
    Stream<DynamicTest> a_text_renders_as_the_table_says() {
        return Golden.cases("templates.yml").stream().map(row -> DynamicTest.dynamicTest("text: " + row.get("text"), () -> {
            if (row.containsKey("error")) {
                assertEquals(row.get("error"), assertThrows(TemplateException.class, () -> templates.render(row.get("text"), scope)).getMessage());
            } else {
                assertEquals(PythonText.repr(row.get("result")), PythonText.repr(templates.render(row.get("text"), scope)));
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_syntax_error_is_found_without_rendering_and_only_where_there_is_one() {
        return Golden.cases("templates.yml").stream().map(row -> DynamicTest.dynamicTest("text: " + row.get("text"), () -> {
            Optional<String> expected = Optional.ofNullable((String) row.get("error")).filter(message -> message.startsWith("syntax error"));
            assertEquals(expected, templates.syntaxError(row.get("text").toString(), false));
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_condition_is_decided_as_the_table_says() {
        return Golden.cases("conditions.yml").stream().map(row -> DynamicTest.dynamicTest("when: " + row.get("when"), () -> {
            if (row.containsKey("error")) {
                assertEquals(row.get("error"), assertThrows(TemplateException.class, () -> templates.test(row.get("when"), scope)).getMessage());
            } else {
                assertEquals(row.get("holds"), templates.test(row.get("when"), scope));
            }
        }));
    }
}
