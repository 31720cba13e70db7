package dev.keyturn.windows.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.keyturn.registry.View;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingSignsTest {
    @Test
    void everyRowHasAReasonASourceAndANameOfItsOwn() {
        List<PendingSign> rows = PendingSigns.all();
        assertEquals(12, rows.size());
        assertEquals(rows.size(), rows.stream().map(PendingSign::sign).distinct().count());
        rows.forEach(row -> {
            assertFalse(row.reason().isBlank() || row.source().isBlank(), row.sign());
            assertEquals(View.BITS_64, row.key().view(), row.sign());
            assertEquals(row.test() == PendingSign.Test.DIFFERS, row.from().isPresent(), row.sign());
        });
    }
}
