package dev.keyturn.language.variables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VariablesTest {
    @Test
    void the_later_layer_wins_in_whatever_order_they_are_given() {
        List<Layer> order = new ArrayList<>(List.of(Layer.values()));
        Collections.shuffle(order, new Random(7));
        Variables all = Variables.NONE;
        for (Layer layer : order) {
            all = all.with(layer, Map.of("who", layer, layer.name(), true));
        }
        assertEquals(Layer.EXTRA, all.get("who"));
        for (Layer layer : Layer.values()) {
            assertEquals(true, all.get(layer.name()));
            all = all.with(layer, Map.of());
        }
        assertTrue(all.isEmpty());
    }

    @Test
    void facts_lose_to_a_play_and_registered_results_win_over_a_task() {
        Variables some = Variables.NONE.with(Layer.PLAY, Map.of("x", "play", "y", "play")).with(Layer.FACTS, Map.of("x", "facts"))
                .with(Layer.REGISTERED, Map.of("y", "registered")).with(Layer.TASK, Map.of("y", "task"));
        assertEquals("play", some.get("x"));
        assertEquals("registered", some.get("y"));
    }

    @Test
    void nothing_in_a_higher_layer_hides_something_in_a_lower_one() {
        Variables some = Variables.NONE.with(Layer.PLAY, Map.of("x", 1L)).with(Layer.EXTRA, Collections.singletonMap("x", null));
        assertNull(some.get("x"));
        assertTrue(some.containsKey("x"));
        assertEquals(Collections.singletonMap("x", null), new HashMap<>(some));
        assertFalse(some.containsKey("y"));
        assertNull(some.get("y"));
    }

    @Test
    void a_layer_is_replaced_and_the_variables_it_came_from_are_not() {
        Variables before = Variables.NONE.with(Layer.LOOP, Map.of("item", 1L, "index", 0L));
        Variables after = before.with(Layer.LOOP, Map.of("item", 2L));
        assertEquals(Map.of("item", 1L, "index", 0L), before);
        assertEquals(Map.of("item", 2L), after);
        assertEquals(Map.of("item", 2L), after.layer(Layer.LOOP));
        assertEquals(Map.of(), after.layer(Layer.TASK));
    }

    @Test
    void an_empty_layer_where_none_was_is_no_change() {
        Variables some = Variables.NONE.with(Layer.PLAY, Map.of("x", 1L));
        assertSame(some, some.with(Layer.TASK, Map.of()));
    }

    @Test
    void what_an_owner_adds_to_its_layer_later_is_seen() {
        Map<String, Object> registered = new HashMap<>();
        Variables some = Variables.NONE.with(Map.of(Layer.REGISTERED, registered, Layer.PLAY, Map.of("x", 1L)));
        registered.put("x", 2L);
        assertEquals(2L, some.get("x"));
        assertEquals(Map.of("x", 2L), some);
    }

    @Test
    void they_cannot_be_changed() {
        assertThrows(UnsupportedOperationException.class, () -> Variables.NONE.put("x", 1L));
        assertThrows(UnsupportedOperationException.class, () -> Variables.NONE.with(Layer.PLAY, Map.of("x", 1L)).entrySet().clear());
    }
}
