package dev.keyturn.language.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that would run for hours, or fill the memory, are given up with a sentence. */
class BudgetTest {
    /** Far more than the budget's own five seconds, for a busy machine; without a budget each of these takes hours or ends the process. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(60);

    private final Templates templates = new Templates();

    private String refused(String template, Map<String, Object> scope) {
        return assertTimeoutPreemptively(GIVEN_UP,
                () -> assertThrows(TemplateException.class, () -> templates.render(template, scope), template).getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
        "{{ range(99999) | map('string') | unique | list | length }}{{ range(99999) | difference(range(99999) | list) | length }}",
        "{{ ('9' * 1000000) | int % 7 }}",
        "{{ '%c' % 1114112 }}",
        "{{ '%c' % -1 }}",
        "{{ 'a' | regex_search('(') }}",
        "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' | regex_search('(.*a){20}b') }}",
        "{{ ('a' * 1000000) | replace('a', 'b' * 1000000) }}",
        "{{ (['x'] * 1000000) | join('y' * 1000000) }}",
        "{{ 'x'.center(2000000000) ~ 'x'.center(2000000000) }}",
        "{{ 7 ** 10000000000 }}",
        "{{ 'a' * 10000000000 }}"})
    void whatWouldNotEndIsGivenUp(String template) {
        assertTrue(refused(template, Map.of()).length() < 400);
    }

    @Test
    void roundingToAnyPlaceEnds() throws Exception {
        for (long places : List.of(-30_000_000L, -2_147_483_647L, 2_147_483_647L, -400L)) {
            Object whole = assertTimeoutPreemptively(GIVEN_UP, () -> templates.evaluate("5 | round(p)", Map.of("p", places)));
            assertEquals(places < 0 ? 0L : 5L, ((Number) whole).longValue(), "places " + places);
            Object real = assertTimeoutPreemptively(GIVEN_UP, () -> templates.evaluate("5.5 | round(p)", Map.of("p", places)));
            assertEquals(places < 0 ? 0.0 : 5.5, ((Number) real).doubleValue(), "places " + places);
        }
    }

    /** What the last of some variables is refused for, each of which is made from the one before. */
    private String refusedChain(String first, String each, int variables) {
        Map<String, Object> scope = new HashMap<>(Map.of("v0", first));
        for (int i = 1; i <= variables; i++) {
            scope.put("v" + i, each.replace("V", "v" + (i - 1)));
        }
        return refused("{{ v" + variables + " }}", scope);
    }

    @Test
    void squaringsThroughVariablesAreGivenUp() {
        String said = refusedChain("{{ 10 ** 30 }}", "{{ V | int * V | int }}", 25);
        assertTrue(said.contains("number of more than"), said);
    }

    @Test
    void doublingATextIsGivenUp() {
        String said = refusedChain("x", "{{ V ~ V }}", 30);
        assertTrue(said.contains("the limit is"), said);
    }

    @Test
    void aNumberOfFiftyThousandDigitsIsAMistakeOfItsText() {
        String digits = "7".repeat(50_000);
        assertTrue(templates.syntaxError(digits, true).orElse("").contains("50000 digits"));
        assertTrue(refused("{{ " + digits + " }}", Map.of()).contains("50000 digits"));
    }

    @Test
    void whatIsNestedTooDeeplyIsAMistakeOfItsText() {
        String deep = "(".repeat(100_000) + "1" + ")".repeat(100_000);
        assertTrue(templates.syntaxError(deep, true).isPresent());
    }

    @Test
    void whatPeopleWriteIsFarFromTheBounds() throws Exception {
        assertEquals(5_000_050_000L, templates.evaluate("range(1, 100001) | sum", Map.of()));
        assertEquals("x".repeat(500_000), templates.evaluate("'x' * 500000", Map.of()));
    }
}
