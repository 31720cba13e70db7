package dev.keyturn.language.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IniValuesTest {
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void valuesBehindAHostMeanWhatAnsibleTakesThemFor() throws IOException {
        Inventory inventory = new Sample(folder).file("i.ini", Table.hostValues()).load();
        Iterator<String> hosts = Sample.names(inventory).iterator();
        for (Map.Entry<String, String> row : Table.of("host-values.txt").entrySet()) {
            assertEquals(json.readTree(row.getValue()), json.readTree(json.writeValueAsString(Sample.merged(inventory, hosts.next()))), row.getKey());
        }
    }

    @Test
    void valuesOfAGroupMeanWhatAnsibleTakesThemFor() throws IOException {
        Inventory inventory = new Sample(folder).file("i.ini", Table.groupValues()).load();
        Iterator<Object> values = inventory.variablesOf("h1").values().iterator().next().values().iterator();
        for (Map.Entry<String, String> row : Table.of("group-values.txt").entrySet()) {
            assertEquals(json.readTree(row.getValue()), json.readTree(json.writeValueAsString(values.next())), row.getKey());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{1, 2}", "1j", "b'x'", "{[1]: 2}", "...", "[1, x]", "{'a' 1}", "{'a': 1 'b': 2}", "(1", "[[1]",
        "'a", "\"\"\"a\"\"", "1_",
        "-'a'", "'\\U00110000'", "'\\", "5a", "x.y", "f(1)",
        "1 if x else 2"})
    void whatIsNoLiteralOfOurDataStaysText(String text) {
        assertEquals(text, PythonLiteral.valueOf(text));
    }

    @Test
    void literalsHaveOurClasses() {
        assertEquals(Arrays.asList(5L, -5L, 5.0, true, null, "a", List.of(1L, 2L), Map.of(1L, 2L)),
                PythonLiteral.valueOf("[5, -5, 5., True, None, 'a', (1, 2), {1: 2}]"));
        assertEquals(new java.math.BigInteger("-9223372036854775809"), PythonLiteral.valueOf("-9223372036854775809"));
        assertEquals(Long.MIN_VALUE, PythonLiteral.valueOf("-9223372036854775808"));
    }

    @Test
    void longValuesAreNoTrouble() {
        for (String text : List.of("[".repeat(5000), "9".repeat(100_000), "0x" + "f".repeat(100_000), "1.".repeat(50_000),
                "'a' ".repeat(50_000) + "x", "1_".repeat(100_000), "-".repeat(100_000), "{1:".repeat(10_000))) {
            assertEquals(text, PythonLiteral.valueOf(text));
        }
        assertEquals(20_000, ((List<?>) PythonLiteral.valueOf("[" + "1, ".repeat(20_000) + "]")).size());
    }
}
