package dev.keyturn.windows.tables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The table of the cipher suites that Windows builds have on by default, read from its resource when it is first asked. */
public final class CipherSuites {
    private static final int WINDOWS_10 = 10240;
    private static final String RESOURCE = "cipher-suites.yml";

    private CipherSuites() {
    }

    /**
     * One row.
     *
     * @param build  the first Windows build that it is for
     * @param until  the last one
     * @param names  the products
     * @param suites the suites in their order, each curve of a suite once
     * @param listed the names of these suites as they stand in a list of this Windows, with their curves where it has them
     * @param source who says so
     */
    public record Defaults(int build, int until, String names, List<CipherSuite> suites, List<String> listed, String source) {
        public Defaults {
            suites = List.copyOf(suites);
            listed = List.copyOf(listed);
        }
    }

    private static final class Table {
        private static final NavigableMap<Integer, Defaults> ROWS = rows(TableRow.read(RESOURCE));
    }

    /** The suites of a Windows build; empty for one of which no list was found. */
    public static Optional<Defaults> of(int build) {
        return Optional.ofNullable(Table.ROWS.floorEntry(build)).map(Map.Entry::getValue).filter(row -> build <= row.until());
    }

    /**
     * The suites of all rows, or of all those from Windows 10 on where the build is one of these: what a Windows has of which no list was found,
     * for all that is known. Those of TLS 1.3 are looked for where there is TLS 1.3.
     */
    public static List<CipherSuite> common(Optional<Integer> build) {
        boolean newer = build.filter(b -> b >= WINDOWS_10).isPresent();
        List<CipherSuite> common = new ArrayList<>(common(newer ? Table.ROWS.tailMap(WINDOWS_10) : Table.ROWS));
        int first = Table.ROWS.values().stream().filter(row -> row.suites().stream().anyMatch(CipherSuite::isTls13)).findFirst()
                .orElseThrow().build();
        if (build.filter(b -> b >= first).isPresent()) {
            common(Table.ROWS.tailMap(first)).stream().filter(CipherSuite::isTls13).forEach(common::add);
        }
        return common;
    }

    private static List<CipherSuite> common(SortedMap<Integer, Defaults> rows) {
        return rows.get(rows.firstKey()).suites().stream()
                .filter(suite -> rows.values().stream().allMatch(row -> row.suites().contains(suite))).toList();
    }

    /** All rows by their lowest build number, ascending. */
    public static NavigableMap<Integer, Defaults> all() {
        return Collections.unmodifiableNavigableMap(Table.ROWS);
    }

    static NavigableMap<Integer, Defaults> rows(List<TableRow> table) {
        NavigableMap<Integer, Defaults> rows = new TreeMap<>();
        for (TableRow row : table) {
            row.only("build", "until", "names", "suites", "source");
            List<CipherSuite> suites = new ArrayList<>();
            for (String name : row.words("suites")) {
                suites.add(CipherSuite.parse(name).orElseThrow(() -> row.wrong("suites", "unknown cipher suite '" + name + "'")));
            }
            rows.put(row.number("build"), new Defaults(row.number("build"), row.number("until"), row.text("names"), suites, row.words("suites"),
                    row.text("source")));
        }
        return rows;
    }
}
