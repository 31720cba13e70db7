package dev.keyturn.windows.tables;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One row of the table of the Windows versions that Microsoft's HealthChecker for Exchange tells apart.
 *
 * @param name         what it calls it, {@code Windows2012R2} for example
 * @param product      what a product's name has in it, in any case of letters, if it is this Windows
 * @param from         the lowest build that really is this Windows
 * @param until        the highest
 * @param withoutTls13 whether it holds it for incapable of TLS 1.3
 * @param source       who says so
 */
public record HealthCheckerWindows(String name, String product, int from, int until, boolean withoutTls13, String source) {
    private static final String RESOURCE = "healthchecker-windows.yml";

    private static final class Table {
        private static final List<HealthCheckerWindows> ROWS = read();
    }

    /** The row with the longest name that is part of this product's name; empty for a Windows that it does not tell apart. */
    public static Optional<HealthCheckerWindows> of(String productName) {
        String name = productName.toLowerCase(Locale.ROOT);
        return Table.ROWS.stream().filter(row -> name.contains(row.product.toLowerCase(Locale.ROOT)))
                .max(Comparator.comparingInt(row -> row.product.length()));
    }

    /** All rows, oldest first. */
    public static List<HealthCheckerWindows> all() {
        return Table.ROWS;
    }

    /** Whether a build number is of this Windows. */
    public boolean covers(int build) {
        return from <= build && build <= until;
    }

    private static List<HealthCheckerWindows> read() {
        return TableRow.read(RESOURCE).stream().map(row -> new HealthCheckerWindows(row.text("name"), row.text("product"), row.number("from"),
                row.number("until"), row.text("without_tls13").equals("yes"), row.text("source"))).toList();
    }
}
