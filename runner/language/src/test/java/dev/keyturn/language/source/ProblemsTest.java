package dev.keyturn.language.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProblemsTest {
    @Test
    void a_mistake_counts_after_however_many_warnings() {
        Problems problems = new Problems();
        for (int line = 1; line <= 1000; line++) {
            problems.warning(new Place("x.yml", line, 1), "look here");
        }
        problems.error(new Place("x.yml", 1001, 1), "this is wrong");
        assertTrue(problems.hasErrors());
        assertEquals("x.yml:1001:1: this is wrong", problems.all().get(problems.all().size() - 1).toString());
    }
}
