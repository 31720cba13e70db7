package dev.keyturn.language.playbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.keyturn.language.source.Place;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static TaskSettings settings(String when, List<String> tags, Map<String, Object> vars, Object checkMode) {
        return new TaskSettings(List.of(new Condition(when, Place.of("x.yml"))), new LinkedHashSet<>(tags), vars, Optional.ofNullable(checkMode),
                Optional.empty(), Optional.empty());
    }

    @Test
    void conditions_and_tags_add_up_from_the_outside_in() {
        TaskSettings inner = settings("b", List.of("y", "x"), Map.of(), null).within(settings("a", List.of("x", "z"), Map.of(), null));
        assertEquals("[a, b]", inner.when().toString());
        assertEquals(List.of("x", "z", "y"), List.copyOf(inner.tags()));
    }

    @Test
    void of_variables_the_inner_one_wins() {
        TaskSettings inner = settings("b", List.of(), Map.of("x", 2L), null).within(settings("a", List.of(), Map.of("x", 1L, "y", 1L), null));
        assertEquals(Map.of("x", 2L, "y", 1L), inner.vars());
    }

    @Test
    void a_switch_is_inherited_until_it_is_set_again() {
        TaskSettings outer = settings("a", List.of(), Map.of(), true);
        assertEquals(Optional.of(true), settings("b", List.of(), Map.of(), null).within(outer).checkMode());
        assertEquals(Optional.of(false), settings("b", List.of(), Map.of(), false).within(outer).checkMode());
    }

    @Test
    void within_nothing_they_are_what_they_were() {
        TaskSettings some = settings("a", List.of("t"), Map.of("x", 1L), true);
        assertEquals(some, some.within(TaskSettings.NONE));
        assertEquals(some, TaskSettings.NONE.within(some));
    }

    @Test
    void they_do_not_change_with_what_they_were_made_from() {
        Map<String, Object> vars = new HashMap<>(Map.of("x", 1L));
        TaskSettings some = new TaskSettings(List.of(), Set.of(), vars, Optional.empty(), Optional.empty(), Optional.empty());
        vars.clear();
        assertEquals(Map.of("x", 1L), some.vars());
        assertThrows(UnsupportedOperationException.class, () -> some.vars().clear());
    }
}
