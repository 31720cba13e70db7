package dev.keyturn.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactSubsetsTest {
    private static final FactSubsets SUBSETS = new FactSubsets(Set.of("a", "b", "c", "d"), Set.of("a", "b"));

    @ParameterizedTest
    @CsvSource({
        "'', a b c d", "all, a b c d", "min, a b", "!all, a b", "'!all,!min', ''", "!min, c d", "!c, a b d", "'!all,c', a b c",
        "'!all,!min,c', c", "'all,!c', a b d", "'min,d', a b d", "c, a b c", "'!min,a', a", "'!c,network', a b", "network, a b"
    })
    void theWordsOfAPlayChooseSubsets(String words, String chosen) {
        List<String> list = words.isEmpty() ? List.of() : Arrays.asList(words.split(","));
        assertEquals(chosen, String.join(" ", new TreeSet<>(SUBSETS.chosen(list))));
    }

    @Test
    void namesOfAnsiblesOfWhichARegistryTellsNothingAreNoMistake() {
        assertTrue(SUBSETS.elsewhere("network"));
        assertFalse(SUBSETS.elsewhere("c"));
        assertFalse(SUBSETS.elsewhere("netwrok"));
        assertFalse(new FactSubsets(Set.of("network"), Set.of()).elsewhere("network"));
    }
}
