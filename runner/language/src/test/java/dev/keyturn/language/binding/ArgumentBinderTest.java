package dev.keyturn.language.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.module.Argument;
import dev.keyturn.module.Choice;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentBinderTest {
    enum Mode { FIRST_ONE, @Choice(value = "TLS 1.2", aliases = "TLS12") SECOND }

    record All(
            @Argument(value = "A text.", example = "x", aliases = {"key", "path"}) String someText,
            @Argument(value = "A switch.", example = "true", defaultValue = "true") boolean flag,
            @Argument(value = "A choice.", example = "first_one", defaultValue = "first_one") Mode mode,
            @Argument(value = "A number.", example = "1", defaultValue = "0x10") long number,
            @Argument(value = "Anything.", example = "1") Optional<Object> data,
            @Argument(value = "Some.", example = "[x]", defaultValue = "[a, b]") List<String> some,
            @Argument(value = "Names and values.", example = "{a: 1}") Optional<Map<String, Object>> map) {
    }

    record Numbers(
            @Argument(value = "A number.", example = "1") Optional<Long> number,
            @Argument(value = "Some.", example = "[1]") Optional<List<Object>> some,
            @Argument(value = "Choices.", example = "[TLS 1.2]") Optional<List<Mode>> modes) {
    }

    record Odd(@Argument(value = "Nothing that there is.", example = "x") Thread thread) {
    }

    private final ArgumentBinder<All> strict = new ArgumentBinder<>(All.class);
    private final ArgumentBinder<All> lenient = ArgumentBinder.asAnsible(All.class, "win_all");

    private static <A extends Record> String refusal(ArgumentBinder<A> binder, Map<String, Object> values) {
        return assertThrows(BindException.class, () -> binder.bind(values)).getMessage();
    }

    @Test
    void what_is_left_out_has_its_default() throws BindException {
        assertEquals(new All("x", true, Mode.FIRST_ONE, 16, Optional.empty(), List.of("a", "b"), Optional.empty()),
                strict.bind(Map.of("some_text", "x")));
    }

    @Test
    void nothing_is_as_good_as_left_out() throws BindException {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("some_text", "x"));
        List.of("flag", "mode", "number", "data", "some", "map").forEach(name -> values.put(name, null));
        assertEquals(strict.bind(Map.of("key", "x")), strict.bind(values));
        assertEquals("'key' is empty; expected a value", refusal(strict, Collections.singletonMap("key", null)));
    }

    @Test
    void values_are_taken_as_kindly_as_ansible_takes_them() throws BindException {
        assertEquals(new All("True", false, Mode.SECOND, 800, Optional.of(List.of(1L)), List.of("c", "d"), Optional.of(Map.of("a", 1L))),
                strict.bind(Map.of("path", true, "flag", "OFF", "mode", "tls12", "number", "00000800", "data", List.of(1L), "some", "c, d,",
                        "map", Map.of("a", 1L))));
        assertEquals(List.of("7"), strict.bind(Map.of("key", "x", "some", 7L)).some());
    }

    @ParameterizedTest
    @CsvSource({"12,12", "-3,-3", "+4,4", "0x1F,31", "-0x10,-16", "' 5 ',5", "010,10", "0,0", "00,0"})
    void a_number_may_be_written_in_quotes(String text, long expected) throws BindException {
        assertEquals(Optional.of(expected), new ArgumentBinder<>(Numbers.class).bind(Map.of("number", text)).number());
    }

    @ParameterizedTest
    @CsvSource({"1.0", "ten", "''", "1e3", "0x", "12 13"})
    void what_is_no_whole_number_is_refused(String text) {
        assertEquals("'number': found the text '" + text + "'; expected a whole number",
                refusal(new ArgumentBinder<>(Numbers.class), Map.of("number", text)));
    }

    @Test
    void a_number_that_is_too_large_says_so() {
        assertEquals("'number': found the number '18446744073709551616'; expected a number of at most 64 bits",
                refusal(new ArgumentBinder<>(Numbers.class), Map.of("number", BigInteger.TWO.pow(64))));
    }

    @Test
    void a_list_may_hold_nothing_where_it_may_hold_anything() throws BindException {
        ArgumentBinder<Numbers> binder = new ArgumentBinder<>(Numbers.class);
        assertEquals(Optional.of(Arrays.asList(1L, null)), binder.bind(Map.of("some", Arrays.asList(1L, null))).some());
        assertEquals("'modes': found nothing; expected 'first_one', 'TLS 1.2'", refusal(binder, Map.of("modes", Arrays.asList("tls 1.2", null))));
        assertEquals("'some': found nothing; expected a text, in quotes if it is NULL, null or ~", refusal(strict, Map.of("key", "x", "some", Collections.singletonList(null))));
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("flga", true);
        values.put("mode", "TLS 1.3");
        values.put("map", "text\nmore");
        assertEquals("there is no argument 'flga'; expected 'some_text', 'flag', 'mode', 'number', 'data', 'some', 'map'; did you mean 'flag'?;"
                + " 'mode': found the text 'TLS 1.3'; expected 'first_one', 'TLS 1.2';"
                + " 'map': found the text 'text\\nmore'; expected a mapping; 'some_text' is missing: A text.", refusal(strict, values));
    }

    @Test
    void a_choice_is_guessed_by_its_letters_and_never_by_its_number() {
        assertTrue(refusal(strict, Map.of("key", "x", "mode", "firstone")).endsWith("; did you mean 'first_one'?"));
        assertTrue(refusal(strict, Map.of("key", "x", "mode", "TLS-1.2")).endsWith("; did you mean 'TLS 1.2'?"));
        assertTrue(refusal(strict, Map.of("key", "x", "mode", "TLS 1.4")).endsWith("; expected 'first_one', 'TLS 1.2'"));
    }

    @Test
    void an_alias_can_be_what_was_meant() {
        assertTrue(refusal(strict, Map.of("key", "x", "paht", "y")).endsWith("; did you mean 'path'?"));
    }

    @Test
    void one_argument_under_two_names_is_refused() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("key", "x");
        values.put("some_text", "y");
        assertEquals("'some_text' and 'key' are the same argument; give one of them", refusal(strict, values));
        assertEquals("there is no argument 'KEY'; expected 'some_text', 'flag', 'mode', 'number', 'data', 'some', 'map';"
                + " 'some_text' is missing: A text.", refusal(strict, Map.of("KEY", "x")));
    }

    @Test
    void ansibles_own_modules_read_names_without_case() throws BindException {
        assertEquals(strict.bind(Map.of("key", "x", "flag", false)), lenient.bind(Map.of("KEY", "x", "Flag", "No")));
        Map<String, Object> twice = new LinkedHashMap<>();
        twice.put("key", "x");
        twice.put("Key", "y");
        assertEquals("'Key' and 'key' are the same argument; give one of them", refusal(lenient, twice));
    }

    @Test
    void ansibles_own_modules_refuse_in_ansibles_words() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("key", "x");
        values.put("colour", "red");
        values.put("Size", 1L);
        assertEquals("Unsupported parameters for (win_all) module: colour, Size. Supported parameters include:"
                + " data, flag, key, map, mode, number, path, some, some_text", refusal(lenient, values));
        assertEquals("missing required arguments: some_text", refusal(lenient, Map.of()));
    }

    @Test
    void a_type_that_no_playbook_can_write_is_a_mistake_of_the_module() {
        assertThrows(IllegalStateException.class, () -> new ArgumentBinder<>(Odd.class).bind(Map.of("thread", "x")));
    }
}
