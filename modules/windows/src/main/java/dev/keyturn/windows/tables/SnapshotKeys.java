package dev.keyturn.windows.tables;

import dev.keyturn.registry.RegistryPath;
import java.util.LinkedHashMap;
import java.util.Map;

/** The table of the keys that tell what a host is and how its TLS is set. */
public final class SnapshotKeys {
    private static final String RESOURCE = "snapshot-keys.yml";

    private SnapshotKeys() {
    }

    /** Each key, in its 64-bit view, and how many levels below it belong to it; {@link Integer#MAX_VALUE} for all. */
    public static Map<RegistryPath, Integer> all() {
        Map<RegistryPath, Integer> keys = new LinkedHashMap<>();
        for (TableRow row : TableRow.read(RESOURCE)) {
            row.only("key", "depth", "source");
            keys.put(RegistryPath.parse(row.text("key")), row.text("depth").equals("all") ? Integer.MAX_VALUE : row.number("depth"));
        }
        return keys;
    }
}
