package dev.keyturn.windows.tables;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.windows.tables.PendingSign.Test;
import java.util.ArrayList;
import java.util.List;

/** The table of the signs by which Windows says that it waits for a restart, read from its resource when it is first asked. */
public final class PendingSigns {
    private static final String RESOURCE = "pending-restarts.yml";

    private PendingSigns() {
    }

    private static final class Table {
        private static final List<PendingSign> ROWS = read();
    }

    /** All rows, in the order of the table. */
    public static List<PendingSign> all() {
        return Table.ROWS;
    }

    private static List<PendingSign> read() {
        List<PendingSign> rows = new ArrayList<>();
        for (TableRow row : TableRow.read(RESOURCE)) {
            row.only("sign", "key", "name", "test", "from", "views", "restart", "reason", "source");
            rows.add(new PendingSign(row.text("sign"), RegistryPath.parse(row.text("key")), row.text("name"),
                    row.choice("test", Test.class), row.find("from").map(RegistryPath::parse),
                    row.find("views").filter("both"::equals).isPresent(), row.text("restart").equals("required"), row.text("reason"),
                    row.text("source")));
        }
        return List.copyOf(rows);
    }
}
