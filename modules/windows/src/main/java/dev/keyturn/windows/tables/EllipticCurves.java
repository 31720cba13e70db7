package dev.keyturn.windows.tables;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The table of the elliptic curves that Windows builds know, read from its resource when it is first asked. */
public final class EllipticCurves {
    private static final String RESOURCE = "elliptic-curves.yml";

    private EllipticCurves() {
    }

    /**
     * One row.
     *
     * @param build   the first Windows build that it is for
     * @param until   the last one
     * @param names   the products
     * @param curves  those on by default, in their order; none if that is not known
     * @param further those that can be turned on
     * @param source  who says so
     */
    public record Known(int build, int until, String names, List<String> curves, List<String> further, String source) {
        public Known {
            curves = List.copyOf(curves);
            further = List.copyOf(further);
        }
    }

    private static final class Table {
        private static final NavigableMap<Integer, Known> ROWS = rows(TableRow.read(RESOURCE));
    }

    /** The curves of a Windows build; empty for one before Windows 10, which has no list of them. */
    public static Optional<Known> of(int build) {
        return Optional.ofNullable(Table.ROWS.floorEntry(build)).map(Map.Entry::getValue).filter(row -> build <= row.until());
    }

    /** The first Windows build with a list of curves; those before have the curve in the names of their cipher suites. */
    public static int first() {
        return Table.ROWS.firstKey();
    }

    /** The names of all curves that some Windows knows, each once. */
    public static List<String> names() {
        return Table.ROWS.values().stream().flatMap(row -> Stream.concat(row.curves().stream(), row.further().stream())).distinct().toList();
    }

    /** All rows by their lowest build number, ascending. */
    public static NavigableMap<Integer, Known> all() {
        return Collections.unmodifiableNavigableMap(Table.ROWS);
    }

    static NavigableMap<Integer, Known> rows(List<TableRow> table) {
        NavigableMap<Integer, Known> rows = new TreeMap<>();
        for (TableRow row : table) {
            row.only("build", "until", "names", "curves", "further", "source");
            rows.put(row.number("build"), new Known(row.number("build"), row.number("until"), row.text("names"), row.words("curves"),
                    row.words("further"), row.text("source")));
        }
        return rows;
    }
}
