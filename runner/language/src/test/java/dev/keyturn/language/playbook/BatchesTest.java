package dev.keyturn.language.playbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.language.playbook.Batches.Order;
import dev.keyturn.language.playbook.Batches.Size;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final List<String> HOSTS = List.of("b", "c", "a", "e", "d");

    private static Batches serial(Size... sizes) {
        return new Batches(List.of(sizes), Order.INVENTORY, Optional.empty(), false);
    }

    @Test
    void batchesHaveTheSizesGivenAndTheLastIsRepeated() {
        assertEquals(List.of(HOSTS), Batches.ALL.of(HOSTS));
        assertEquals(List.of(List.of("b", "c"), List.of("a", "e"), List.of("d")), serial(new Size(2, false)).of(HOSTS));
        assertEquals(List.of(List.of("b"), List.of("c", "a"), List.of("e", "d")), serial(new Size(1, false), new Size(50, true)).of(HOSTS));
        assertEquals(5, serial(new Size(1, true)).of(HOSTS).size(), "a share is at least one host");
        assertEquals(List.of(HOSTS), serial(new Size(0, false)).of(HOSTS), "0 means all, as in Ansible");
        assertEquals(List.of(List.of()), serial(new Size(2, false)).of(List.of()));
    }

    @Test
    void hostsComeInTheOrderAskedFor() {
        assertEquals(List.of("d", "e", "a", "c", "b"), new Batches(List.of(), Order.REVERSE_INVENTORY, Optional.empty(), false).of(HOSTS).get(0));
        assertEquals(List.of("a", "b", "c", "d", "e"), new Batches(List.of(), Order.SORTED, Optional.empty(), false).of(HOSTS).get(0));
        assertEquals(List.of("e", "d", "c", "b", "a"), new Batches(List.of(), Order.REVERSE_SORTED, Optional.empty(), false).of(HOSTS).get(0));
        assertEquals(5, new Batches(List.of(), Order.SHUFFLE, Optional.empty(), false).of(HOSTS).get(0).stream().distinct().count());
    }

    @Test
    void itStopsWhenMoreThanTheShareFailed() {
        Batches third = new Batches(List.of(), Order.INVENTORY, Optional.of(30.0), false);
        assertFalse(third.stops(3, 10));
        assertTrue(third.stops(4, 10));
        assertTrue(new Batches(List.of(), Order.INVENTORY, Optional.of(0.0), false).stops(1, 1000));
        assertFalse(Batches.ALL.stops(10, 10));
        assertTrue(new Batches(List.of(), Order.INVENTORY, Optional.empty(), true).stops(1, 10));
    }
}
