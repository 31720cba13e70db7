package dev.keyturn.windows.tables;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The table of .NET Framework releases, read from its resource when it is first asked. */
public final class DotNetReleases {
    private static final String RESOURCE = "dotnet-releases.yml";

    private DotNetReleases() {
    }

    private static final class Table {
        private static final NavigableMap<Long, DotNetRelease> ROWS = read();
    }

    /** The version that a release number belongs to; empty for one older than the table. */
    public static Optional<DotNetRelease> of(long release) {
        return Optional.ofNullable(Table.ROWS.floorEntry(release)).map(Map.Entry::getValue);
    }

    /** The release of a version; empty for one that the table does not name. */
    public static Optional<DotNetRelease> called(String version) {
        return Table.ROWS.values().stream().filter(row -> row.version().equals(version)).findFirst();
    }

    /** All rows by their lowest release number, ascending. */
    public static NavigableMap<Long, DotNetRelease> all() {
        return Collections.unmodifiableNavigableMap(Table.ROWS);
    }

    private static NavigableMap<Long, DotNetRelease> read() {
        NavigableMap<Long, DotNetRelease> rows = new TreeMap<>();
        for (TableRow row : TableRow.read(RESOURCE)) {
            long release = row.only("release", "version", "needs", "source").number("release");
            rows.put(release, new DotNetRelease(release, row.text("version"), row.find("needs"), row.text("source")));
        }
        return rows;
    }
}
