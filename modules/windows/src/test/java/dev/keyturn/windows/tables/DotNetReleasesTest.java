package dev.keyturn.windows.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DotNetReleasesTest {
    @Test
    void everyRowHasASource() {
        assertFalse(DotNetReleases.all().isEmpty());
        DotNetReleases.all().forEach((release, row) -> {
            assertEquals(release, row.release());
            assertFalse(row.source().isBlank());
        });
    }

    /** Rows of Microsoft's own table, with hotfixes and later Windows' numbers between them; and whether the version needs more. */
    @ParameterizedTest
    @CsvSource({
        "378389, 4.5, true", "378758, 4.5.1, true", "380035, 4.5.2, true", "393297, 4.6, false", "394294, 4.6.1, false", "394806, 4.6.2, false",
        "460805, 4.7, false", "461310, 4.7.1, false", "461814, 4.7.2, false", "528449, 4.8, false", "533320, 4.8.1, false", "533509, 4.8.1, false"
    })
    void aReleaseFindsItsVersion(long release, String version, boolean needsMore) {
        DotNetRelease row = DotNetReleases.of(release).orElseThrow();
        assertEquals(version, row.version());
        assertEquals(needsMore, row.needs().isPresent());
    }

    @Test
    void aReleaseBeforeTheTableIsUnknown() {
        assertTrue(DotNetReleases.of(378388).isEmpty());
    }
}
