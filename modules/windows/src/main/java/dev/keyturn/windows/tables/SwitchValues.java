package dev.keyturn.windows.tables;

import dev.keyturn.registry.RegistryPath;
import java.util.ArrayList;
import java.util.List;

/** The table of the numbers that turn things on and off, by where they stand, read from its resource when it is first asked. */
public final class SwitchValues {
    private static final String RESOURCE = "switch-values.yml";

    private SwitchValues() {
    }

    /** Where a switch stands. */
    public enum Area { PROTOCOLS, CIPHERS, HASHES, KEY_EXCHANGE, DOTNET }

    /**
     * One row.
     *
     * @param area    which switches
     * @param key     the key that they stand in, or below
     * @param value   the names of the values
     * @param on      the number to write for on
     * @param off     the number to write for off
     * @param readsOn what counts as on where it is read, a clause
     * @param source  who says so
     */
    public record Switch(Area area, RegistryPath key, String value, long on, long off, String readsOn, String source) {
    }

    private static final class Table {
        private static final List<Switch> ROWS = rows(TableRow.read(RESOURCE));
    }

    /** The numbers of an area. */
    public static Switch of(Area area) {
        return Table.ROWS.stream().filter(row -> row.area == area).findFirst().orElseThrow();
    }

    /** All rows, in the order of the table. */
    public static List<Switch> all() {
        return Table.ROWS;
    }

    static List<Switch> rows(List<TableRow> table) {
        List<Switch> rows = new ArrayList<>();
        for (TableRow row : table) {
            row.only("area", "key", "value", "on", "off", "reads_on", "source");
            rows.add(new Switch(row.choice("area", Area.class), RegistryPath.parse(row.text("key")), row.text("value"), Long.decode(row.text("on")),
                    Long.decode(row.text("off")), row.text("reads_on"), row.text("source")));
        }
        return List.copyOf(rows);
    }
}
