package dev.keyturn.language.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ExpressionTableTest {
    private final Templates templates = new Templates(name -> null);
    private final Map<String, Object> scope = Golden.scope();

    @TestFactory
    Stream<DynamicTest> an_expression_has_the_value_that_python_prints() {
        return Stream.of("jinja.txt", "ansible.txt", "keyturn.txt").flatMap(file -> Golden.rows(file).stream())
                .map(row -> DynamicTest.dynamicTest(row.expression(),
                        () -> assertEquals(row.expected(), PythonText.repr(templates.evaluate(row.expression(), scope)))));
    }

    @TestFactory
    Stream<DynamicTest> a_mistake_is_told_in_the_users_words() {
        return Golden.rows("errors.txt").stream().map(row -> DynamicTest.dynamicTest(row.expression(),
                () -> assertEquals(row.expected(),
                        assertThrows(TemplateException.class, () -> templates.evaluate(row.expression(), scope)).getMessage())));
    }

    @TestFactory
    Stream<DynamicTest> a_syntax_error_is_found_without_evaluating() {
        return Golden.rows("errors.txt").stream().filter(row -> row.expected().startsWith("syntax error"))
                .map(row -> DynamicTest.dynamicTest(row.expression(),
                () -> assertEquals(row.expected(), templates.syntaxError(row.expression(), true).orElse("none"))));
    }

    @Test
    void the_tables_are_as_long_as_they_should_be() {
        assertTrue(Golden.rows("jinja.txt").size() > 250 && Golden.rows("ansible.txt").size() > 100 && Golden.rows("errors.txt").size() > 100);
    }
}
