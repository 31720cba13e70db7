package dev.keyturn.language.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SandboxTest {
    private final Templates templates = new Templates();

    @TestFactory
    Stream<DynamicTest> no_attribute_or_method_leads_out_of_plain_data() {
        List<String> values = List.of("''", "'a'", "1", "1.5", "true", "none", "[]", "{}", "()", "x", "range(3)", "{}.items()");
        List<String> ways = List.of("class", "getClass()", "class.forName('java.lang.Runtime')", "hashCode()", "bytes", "empty",
                "__class__", "__globals__", "toString()", "wait()", "entrySet()", "stream()", "intern()");
        return values.stream().flatMap(value -> ways.stream().map(way -> "(" + value + ")." + way))
                .map(attempt -> DynamicTest.dynamicTest(attempt,
                        () -> assertThrows(TemplateException.class, () -> templates.evaluate(attempt, Map.of("x", "text")))));
    }

    @TestFactory
    Stream<DynamicTest> no_name_is_there_that_the_scope_does_not_hold() {
        return Stream.of("this", "self", "context", "request", "interpreter", "____int3rpr3t3r____", "config",
                        "environ", "System", "Runtime", "java", "ctx", "deferred")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    TemplateException refused = assertThrows(TemplateException.class, () -> templates.render("{{ " + name + " }}", Map.of()));
                    assertEquals("'" + name + "' is undefined", refused.getMessage());
                }));
    }

    @Test
    void a_java_object_in_the_scope_shows_nothing_of_itself() throws TemplateException {
        Map<String, Object> scope = Map.of("o", Path.of("secret"));
        assertFalse(templates.test("o.fileName is defined", scope));
        assertThrows(TemplateException.class, () -> templates.evaluate("o.toFile()", scope));
        assertThrows(TemplateException.class, () -> templates.render("<{{ o }}>", scope));
    }

    @Test
    void a_list_cannot_be_changed_from_inside() {
        for (String attempt : List.of("l.add(1)", "l.append(1)", "l.clear()", "l.remove(1)", "d.put('a', 1)",
                "d.update({})", "d.clear()", "d.pop('a')")) {
            Map<String, Object> scope = Map.of("l", new ArrayList<>(List.of(1)), "d", Map.of("a", 1));
            assertThrows(TemplateException.class, () -> templates.evaluate(attempt, scope), attempt);
        }
    }

    @Test
    void filters_leave_the_data_they_are_given_alone() throws TemplateException {
        List<Object> list = new ArrayList<>(List.of(3, 1, 2));
        Map<String, Object> scope = Map.of("l", list, "d", Map.of("a", list));
        templates.evaluate("[l | sort, l | reverse | list, l | select('odd') | list, l + [4], d | combine({'a': [9]}, list_merge='append')]", scope);
        assertEquals(List.of(3, 1, 2), list);
    }

    @Test
    void deep_nesting_ends_in_a_message_and_not_in_a_crash() {
        for (String attempt : List.of("(".repeat(5000) + "1" + ")".repeat(5000), "[".repeat(5000), "1" + " + 1".repeat(100_000),
                "x" + ".a".repeat(100_000))) {
            assertThrows(TemplateException.class, () -> templates.evaluate(attempt, Map.of()));
        }
        assertTrue(templates.syntaxError("{% if x %}".repeat(5000), false).isPresent());
    }

    @Test
    void data_that_holds_itself_ends_in_a_message() {
        List<Object> circle = new ArrayList<>();
        circle.add(circle);
        assertThrows(TemplateException.class, () -> templates.render("{{ c }} ", Map.of("c", circle)));
    }
}
