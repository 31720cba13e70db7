package dev.keyturn.windows.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExchangeProductsTest {
    @Test
    void everyRowHasASourceAndItsOwnBuilds() {
        assertFalse(ExchangeProducts.all().isEmpty());
        for (ExchangeProduct row : ExchangeProducts.all()) {
            assertFalse(row.source().isBlank());
            assertTrue(row.covers(row.tls12()) && row.covers(row.legacyOff()), row.product());
            assertTrue(row.tls12().compareTo(row.legacyOff()) <= 0, row.product());
            assertFalse(row.names().isEmpty());
            row.names().forEach((build, name) -> assertEquals(row, ExchangeProducts.of(build).orElseThrow(), name));
            row.tls13().ifPresent(build -> assertTrue(row.names().containsKey(build) && row.tls13Os() > 0, row.product()));
        }
    }

    /** Rows of Microsoft's own tables: the name of a build, and the floors. */
    @ParameterizedTest
    @CsvSource({
        "14.3.123.4, Exchange 2010, 14.3.382.0, 14.3.389.1, false", "14.3.500.0, Exchange 2010, 14.3.382.0, 14.3.389.1, false",
        "15.0.516.32, Exchange 2013, 15.0.1365.1, 15.0.1367.3, false", "15.0.847.32, Exchange 2013 CU4 (SP1), 15.0.1365.1, 15.0.1367.3, false",
        "15.0.1497.2, Exchange 2013 CU23, 15.0.1365.1, 15.0.1367.3, false", "15.1.1591.10, Exchange 2016 CU11, 15.1.1415.2, 15.1.1466.3, false",
        "15.1.2507.66, Exchange 2016 CU23, 15.1.1415.2, 15.1.1466.3, false", "15.2.221.12, Exchange 2019 RTM, 15.2.221.12, 15.2.221.12, true",
        "15.2.1544.39, Exchange 2019 CU14, 15.2.221.12, 15.2.221.12, true", "15.2.2561.9, Exchange 2019 CU15, 15.2.221.12, 15.2.221.12, true",
        "15.2.2562.37, Exchange SE RTM, 15.2.2562.17, 15.2.2562.17, true"
    })
    void aBuildFindsItsProduct(String build, String name, String tls12, String legacyOff, boolean tls13) {
        ExchangeVersion version = ExchangeVersion.parse(build);
        ExchangeProduct product = ExchangeProducts.of(version).orElseThrow();
        assertEquals(name, product.nameOf(version));
        assertEquals(tls12, product.tls12().toString());
        assertEquals(legacyOff, product.legacyOff().toString());
        assertEquals(tls13, product.tls13().isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.3.83.6", "13.0.0.0", "14.4.0.0", "15.3.1.0", "16.0.0.0"})
    void aBuildThatNoRowCoversIsUnknown(String build) {
        assertTrue(ExchangeProducts.of(ExchangeVersion.parse(build)).isEmpty());
    }

    @Test
    void buildsCompareAsNumbers() {
        assertTrue(ExchangeVersion.parse("15.1.2044.4").compareTo(ExchangeVersion.parse("15.1.466.34")) > 0);
        assertTrue(ExchangeVersion.parse("15.1.1591.10").compareTo(ExchangeVersion.parse("15.1.1591.9")) > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15.1", "15.1.2507", "15.1.2507.x", "15.1.2507.6.0"})
    void whatHasNotFourNumbersIsNoBuild(String text) {
        assertThrows(IllegalArgumentException.class, () -> ExchangeVersion.parse(text));
    }
}
