package dev.keyturn.language.playbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.language.playbook.Rollout.Order;
import dev.keyturn.language.playbook.Rollout.Size;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RolloutTest {
    private static final List<String> HOSTS = List.of("b", "c", "a", "e", "d");

    private static Rollout serial(Size... sizes) {
        return new Rollout(List.of(sizes), Order.INVENTORY, Optional.empty(), false);
    }

    @Test
    void batchesHaveTheSizesGivenAndTheLastIsRepeated() {
        assertEquals(List.of(HOSTS), Rollout.ALL.batches(HOSTS));
        assertEquals(List.of(List.of("b", "c"), List.of("a", "e"), List.of("d")), serial(new Size(2, false)).batches(HOSTS));
        assertEquals(List.of(List.of("b"), List.of("c", "a"), List.of("e", "d")), serial(new Size(1, false), new Size(50, true)).batches(HOSTS));
        assertEquals(5, serial(new Size(1, true)).batches(HOSTS).size(), "a share is at least one host");
        assertEquals(List.of(HOSTS), serial(new Size(0, false)).batches(HOSTS), "0 means all, as in Ansible");
        assertEquals(List.of(List.of()), serial(new Size(2, false)).batches(List.of()));
    }

    @Test
    void hostsComeInTheOrderAskedFor() {
        assertEquals(List.of("d", "e", "a", "c", "b"), new Rollout(List.of(), Order.REVERSE_INVENTORY, Optional.empty(), false).batches(HOSTS).get(0));
        assertEquals(List.of("a", "b", "c", "d", "e"), new Rollout(List.of(), Order.SORTED, Optional.empty(), false).batches(HOSTS).get(0));
        assertEquals(List.of("e", "d", "c", "b", "a"), new Rollout(List.of(), Order.REVERSE_SORTED, Optional.empty(), false).batches(HOSTS).get(0));
        assertEquals(5, new Rollout(List.of(), Order.SHUFFLE, Optional.empty(), false).batches(HOSTS).get(0).stream().distinct().count());
    }

    @Test
    void itStopsWhenMoreThanTheShareFailed() {
        Rollout third = new Rollout(List.of(), Order.INVENTORY, Optional.of(30.0), false);
        assertFalse(third.stops(3, 10));
        assertTrue(third.stops(4, 10));
        assertTrue(new Rollout(List.of(), Order.INVENTORY, Optional.of(0.0), false).stops(1, 1000));
        assertFalse(Rollout.ALL.stops(10, 10));
        assertTrue(new Rollout(List.of(), Order.INVENTORY, Optional.empty(), true).stops(1, 10));
    }
}
