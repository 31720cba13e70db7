package dev.keyturn.windows.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.module.Nearest;
import dev.keyturn.windows.tables.SwitchValues.Area;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of what cipher suites are made of: algorithms and curves. */
class SuiteTablesTest {
    @Test
    void everyPartOfASuiteThatWindowsHasOnIsAnAlgorithmWithASwitch() {
        CipherSuites.all().values().forEach(row -> row.suites().forEach(suite -> {
            assertTrue(Algorithms.of(Area.CIPHERS, suite.cipher()).isPresent(), suite.cipher());
            assertTrue(Algorithms.of(Area.HASHES, suite.hash()).isPresent(), suite.hash());
            suite.exchange().ifPresent(name -> assertTrue(Algorithms.of(Area.KEY_EXCHANGE, name).isPresent(), name));
        }));
    }

    @Test
    void eachAlgorithmIsListedOnceWithItsSource() {
        assertEquals(Algorithms.all().size(), new HashSet<>(Algorithms.all().stream().map(row -> row.area() + row.name()).toList()).size());
        Algorithms.all().forEach(row -> assertFalse(row.source().isBlank(), row.name()));
        assertEquals(Optional.of("RC4 128/128"), Algorithms.of(Area.CIPHERS, "rc4 128/128").map(Algorithms.Algorithm::name));
        assertTrue(Algorithms.of(Area.HASHES, "RC4 128/128").isEmpty());
    }

    /** Those that Microsoft wants off on Exchange are all weak, and AES and the newer hashes are not. */
    @ParameterizedTest
    @CsvSource({"CIPHERS, Triple DES 168, true", "CIPHERS, NULL, true", "CIPHERS, AES 128/128, false", "HASHES, MD5, true", "HASHES, SHA384, false",
        "KEY_EXCHANGE, ECDH, false"})
    void anAlgorithmIsWeakOrNot(Area area, String name, boolean weak) {
        assertEquals(weak, Algorithms.of(area, name).orElseThrow().weak());
    }

    @ParameterizedTest
    @CsvSource({"9600, ''", "10240, ''", "10586, ''", "14393, curve25519 NistP256 NistP384", "20348, curve25519 NistP256 NistP384",
        "26200, curve25519 NistP256 NistP384", "26201, ''"})
    void aWindowsHasCurvesOnByDefault(int build, String curves) {
        assertEquals(curves, String.join(" ", EllipticCurves.of(build).map(EllipticCurves.Known::curves).orElse(List.of())));
    }

    @Test
    void curvesStandApartFromSuitesSinceWindows10() {
        assertEquals(10240, EllipticCurves.first());
        EllipticCurves.all().values().forEach(row -> assertFalse(row.source().isBlank(), row.names()));
    }

    @ParameterizedTest
    @CsvSource({"NistP348, ; did you mean 'NistP384'?", "curve25519, ; did you mean 'curve25519'?", "Edwards, ''"})
    void theNearestCurveIsTold(String name, String hint) {
        assertEquals(hint, Nearest.hintInAnyCase(name, EllipticCurves.names()));
    }

    @Test
    void aWrongWordIsToldWithItsPlace() throws IOException {
        String text = "- area: ciphers\n  name: RC4 128/128\n  weak: very\n  source: x\n";
        List<TableRow> table = TableRow.parse("t.yml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals("the table t.yml:3: 'weak' is 'very'; expected yes or no",
                assertThrows(IllegalStateException.class, () -> Algorithms.rows(table)).getMessage());
    }
}
