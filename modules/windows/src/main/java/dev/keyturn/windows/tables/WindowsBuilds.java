package dev.keyturn.windows.tables;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The table of builds, read from its resource when it is first asked. */
public final class WindowsBuilds {
    private static final String RESOURCE = "windows-builds.yml";

    private WindowsBuilds() {
    }

    private static final class Table {
        private static final NavigableMap<Integer, WindowsBuild> ROWS = read();
    }

    /**
     * The row for a build number. Empty for one older than the table, and for one newer: a later Windows may have other defaults, so nothing that
     * could lock a host out is decided for it.
     */
    public static Optional<WindowsBuild> of(int build) {
        return Optional.ofNullable(Table.ROWS.floorEntry(build)).map(Map.Entry::getValue).filter(row -> build <= row.until());
    }

    /** Whether some Windows wrongly has this product name in its registry, so that it means nothing where the build is unknown. */
    public static boolean renamed(String productName) {
        return Table.ROWS.values().stream().anyMatch(row -> !row.rightName(productName).equals(productName));
    }

    /** The lowest build number the table knows. */
    public static int first() {
        return Table.ROWS.firstKey();
    }

    /** The highest build number the table knows. */
    public static int last() {
        return Table.ROWS.lastEntry().getValue().until();
    }

    /** All rows by their lowest build number, ascending. */
    public static NavigableMap<Integer, WindowsBuild> all() {
        return Collections.unmodifiableNavigableMap(Table.ROWS);
    }

    private static NavigableMap<Integer, WindowsBuild> read() {
        return rows(TableRow.read(RESOURCE));
    }

    /** The rows of a table by their lowest build number. */
    static NavigableMap<Integer, WindowsBuild> rows(List<TableRow> table) {
        NavigableMap<Integer, WindowsBuild> rows = new TreeMap<>();
        table.forEach(row -> rows.put(row.number("build"), build(row)));
        return rows;
    }

    private static WindowsBuild build(TableRow row) {
        row.only("build", "until", "names", "version", "protocols", "winhttp", "needs", "renames", "source");
        TableRow protocols = row.row("protocols");
        TableRow needs = row.row("needs").only("tls12", "winhttp", "dotnet35");
        TableRow renames = row.row("renames");
        Map<String, String> names = new LinkedHashMap<>();
        renames.names().forEach(wrong -> names.put(wrong, renames.text(wrong)));
        return new WindowsBuild(row.number("build"), row.findNumber("until").orElse(Integer.MAX_VALUE), row.text("names"),
                row.text("version"), defaults(protocols, Role.CLIENT), defaults(protocols, Role.SERVER), row.number("winhttp"),
                new WindowsUpdates(needs.find("tls12"), needs.find("winhttp"), needs.find("dotnet35")), names, row.text("source"));
    }

    private static Map<Protocol, OsDefault> defaults(TableRow protocols, Role role) {
        Map<Protocol, OsDefault> defaults = new EnumMap<>(Protocol.class);
        for (String label : protocols.names()) {
            String value = protocols.find(label).orElseGet(() -> protocols.row(label).only("client", "server")
                    .text(role.name().toLowerCase(Locale.ROOT)));
            defaults.put(protocol(protocols, label), protocols.choice(label, value, OsDefault.class));
        }
        return defaults;
    }

    private static Protocol protocol(TableRow protocols, String label) {
        return Protocol.called(label).orElseThrow(() -> protocols.wrong(label, "unknown protocol '" + label + "'; expected one of "
                + Arrays.stream(Protocol.values()).map(Protocol::label).collect(Collectors.joining(", "))));
    }
}
