package dev.keyturn.windows.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of what Schannel's two values mean together, read from its resource when it is first asked. */
public final class SchannelValues {
    private static final String RESOURCE = "schannel-values.yml";

    private SchannelValues() {
    }

    /** What a value is. One of another type than a number is none of these: Schannel does not heed it. */
    public enum Given {
        ABSENT, ZERO, NONZERO;

        /** What a number is. */
        public static Given of(long number) {
            return number == 0 ? ZERO : NONZERO;
        }
    }

    /** Whether something holds; by default means as this Windows has it. */
    public enum Holds { YES, NO, DEFAULT }

    /**
     * One row.
     *
     * @param enabled           what {@code Enabled} is
     * @param disabledByDefault what {@code DisabledByDefault} is
     * @param usable            whether the protocol can be used at all
     * @param offered           whether it is used by programs that name no protocol
     * @param overrides         the build from which on it is used also where it is off by default; empty if nothing is said of that
     * @param disputed          the protocol for which sources differ before that build; empty if there is none
     * @param means             both, as a clause
     * @param source            who says so
     */
    public record Meaning(Given enabled, Given disabledByDefault, Holds usable, Holds offered, Optional<Integer> overrides,
                          Optional<String> disputed, String means, String source) {
    }

    private static final class Table {
        private static final List<Meaning> ROWS = rows(TableRow.read(RESOURCE));
    }

    /** What two values mean together. */
    public static Meaning of(Given enabled, Given disabledByDefault) {
        return Table.ROWS.stream().filter(row -> row.enabled == enabled && row.disabledByDefault == disabledByDefault).findFirst().orElseThrow();
    }

    /** All rows, in the order of the table. */
    public static List<Meaning> all() {
        return Table.ROWS;
    }

    static List<Meaning> rows(List<TableRow> table) {
        List<Meaning> rows = new ArrayList<>();
        for (TableRow row : table) {
            row.only("enabled", "disabled_by_default", "usable", "offered", "overrides", "disputed", "means", "source");
            rows.add(new Meaning(row.choice("enabled", Given.class), row.choice("disabled_by_default", Given.class),
                    row.choice("usable", Holds.class), row.choice("offered", Holds.class), row.findNumber("overrides"), row.find("disputed"),
                    row.text("means"), row.text("source")));
        }
        return List.copyOf(rows);
    }
}
