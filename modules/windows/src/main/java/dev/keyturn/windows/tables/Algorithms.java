package dev.keyturn.windows.tables;

import dev.keyturn.registry.Names;
import dev.keyturn.windows.tables.SwitchValues.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of the names that Schannel's keys for ciphers, hashes and key exchange go by, read from its resource when it is first asked. */
public final class Algorithms {
    private static final String RESOURCE = "schannel-algorithms.yml";

    private Algorithms() {
    }

    /**
     * One row.
     *
     * @param area   which switches it is one of
     * @param name   the name of its key, {@code RC4 128/128} for example
     * @param weak   whether turning it on is worth a warning
     * @param source who says so
     */
    public record Algorithm(Area area, String name, boolean weak, String source) {
    }

    private static final class Table {
        private static final List<Algorithm> ROWS = rows(TableRow.read(RESOURCE));
    }

    /** The algorithm of that name, in any case; empty if none is known. */
    public static Optional<Algorithm> of(Area area, String name) {
        return Table.ROWS.stream().filter(row -> row.area == area && Names.same(row.name, name)).findFirst();
    }

    /** The names of an area, in the order of the table. */
    public static List<String> names(Area area) {
        return Table.ROWS.stream().filter(row -> row.area == area).map(Algorithm::name).toList();
    }

    /** All rows, in the order of the table. */
    public static List<Algorithm> all() {
        return Table.ROWS;
    }

    static List<Algorithm> rows(List<TableRow> table) {
        List<Algorithm> rows = new ArrayList<>();
        for (TableRow row : table) {
            row.only("area", "name", "weak", "source");
            String weak = row.text("weak");
            if (!weak.equals("yes") && !weak.equals("no")) {
                throw row.wrong("weak", "'weak' is '" + weak + "'; expected yes or no");
            }
            rows.add(new Algorithm(row.choice("area", Area.class), row.text("name"), weak.equals("yes"), row.text("source")));
        }
        return List.copyOf(rows);
    }
}
