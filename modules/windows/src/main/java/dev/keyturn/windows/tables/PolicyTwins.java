package dev.keyturn.windows.tables;

import dev.keyturn.registry.RegistryPath;
import java.util.List;

/** The table of values that a policy has a value of its own for, read from its resource when it is first asked. */
public final class PolicyTwins {
    private static final String RESOURCE = "policy-twins.yml";

    private PolicyTwins() {
    }

    private static final class Table {
        private static final List<PolicyTwin> ROWS = TableRow.read(RESOURCE).stream().map(row -> new PolicyTwin(RegistryPath.parse(row.text("local")),
                RegistryPath.parse(row.text("policy")), row.text("name"), row.text("form").equals("list"), row.text("source"))).toList();
    }

    /** All rows, in the order of the table. */
    public static List<PolicyTwin> all() {
        return Table.ROWS;
    }
}
