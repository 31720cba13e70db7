package dev.keyturn.windows.tables;

import dev.keyturn.windows.tables.PrerequisiteUpdate.Purpose;
import java.util.ArrayList;
import java.util.List;

/** The table of prerequisite updates, read from its resource when it is first asked. No registry tells reliably whether one is there. */
public final class PrerequisiteUpdates {
    private static final String RESOURCE = "prerequisite-updates.yml";

    private PrerequisiteUpdates() {
    }

    private static final class Table {
        private static final List<PrerequisiteUpdate> ROWS = rows(TableRow.read(RESOURCE));
    }

    /** The updates that a Windows build needs for something. */
    public static List<PrerequisiteUpdate> of(int build, Purpose purpose) {
        return Table.ROWS.stream().filter(row -> row.purpose() == purpose && row.concerns(build)).toList();
    }

    /** All rows, in the order of the table. */
    public static List<PrerequisiteUpdate> all() {
        return Table.ROWS;
    }

    static List<PrerequisiteUpdate> rows(List<TableRow> table) {
        List<PrerequisiteUpdate> rows = new ArrayList<>();
        for (TableRow row : table) {
            row.only("update", "windows", "until", "purpose", "what", "source");
            if (!row.text("update").matches("KB\\d{6,7}")) {
                throw row.wrong("update", "'" + row.text("update") + "' is no number of an update; expected KB and digits");
            }
            rows.add(new PrerequisiteUpdate(row.text("update"), row.findNumber("windows"), row.findNumber("until"),
                    row.choice("purpose", Purpose.class), row.text("what"), row.text("source")));
        }
        return List.copyOf(rows);
    }
}
