package dev.keyturn.connections.regfile;

import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one key of a snapshot holds, in little memory: arrays instead of maps. */
final class RegKey {
    private static final String[] NO_NAMES = {};
    private static final RegistryValue[] NO_VALUES = {};

    /** The names of the values, in order, and beside them what they hold. */
    private String[] names = NO_NAMES;
    private RegistryValue[] values = NO_VALUES;
    private String[] subkeys = NO_NAMES;
    private int subkeyCount;

    RegKey copy() {
        RegKey copy = new RegKey();
        // what is added replaces the arrays of values, and follows in that of subkeys
        copy.names = names;
        copy.values = values;
        copy.subkeys = Arrays.copyOf(subkeys, subkeyCount);
        copy.subkeyCount = subkeyCount;
        return copy;
    }

    /** Adds a subkey that is not there yet. */
    void addSubkey(String name) {
        if (subkeyCount == subkeys.length) {
            subkeys = Arrays.copyOf(subkeys, subkeyCount + 1 + subkeyCount / 2);
        }
        subkeys[subkeyCount++] = Pooled.name(name);
    }

    /** Sets values, later ones over earlier ones and over those that are there. */
    void set(List<RegDocument.Item> items) {
        Map<String, RegistryValue> all = byName();
        for (RegDocument.Item item : items) {
            if (item.name() != null) {
                all.put(item.name(), item.value());
            }
        }
        if (!all.isEmpty()) {
            names = new String[all.size()];
            values = new RegistryValue[all.size()];
            int i = 0;
            for (Map.Entry<String, RegistryValue> each : all.entrySet()) {
                names[i] = Pooled.name(each.getKey());
                values[i++] = Pooled.value(each.getValue());
            }
        }
    }

    /** A value by its name in any case; {@code null} if there is none. */
    RegistryValue value(String name) {
        int at = Arrays.binarySearch(names, name, Names.ORDER);
        return at < 0 ? null : values[at];
    }

    private Map<String, RegistryValue> byName() {
        Map<String, RegistryValue> all = new TreeMap<>(Names.ORDER);
        for (int i = 0; i < names.length; i++) {
            all.put(names[i], values[i]);
        }
        return all;
    }

    KeySnapshot snapshot() {
        return new KeySnapshot(byName(), Arrays.asList(subkeys).subList(0, subkeyCount));
    }
}
