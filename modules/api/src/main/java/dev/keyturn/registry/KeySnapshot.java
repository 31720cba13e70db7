package dev.keyturn.registry;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What one key held when it was read: its values and the names of its direct subkeys. Names compare without case and keep their spelling. */
public final class KeySnapshot {
    /** A key without values and subkeys. */
    public static final KeySnapshot EMPTY = new KeySnapshot(Map.of(), java.util.List.of());

    private final SortedMap<String, RegistryValue> values;
    private final SortedSet<String> subkeys;

    /**
     * Copies what it is given.
     *
     * @param values  by name; {@code ""} is the default value, absent when unset
     * @param subkeys the names of direct subkeys
     */
    public KeySnapshot(Map<String, RegistryValue> values, Collection<String> subkeys) {
        TreeMap<String, RegistryValue> sorted = new TreeMap<>(Names.ORDER);
        sorted.putAll(values);
        this.values = Collections.unmodifiableSortedMap(sorted);
        TreeSet<String> names = new TreeSet<>(Names.ORDER);
        names.addAll(subkeys);
        this.subkeys = Collections.unmodifiableSortedSet(names);
    }

    /** The values by name, ordered and looked up without case; {@code ""} is the default value. */
    public SortedMap<String, RegistryValue> values() {
        return values;
    }

    /** The names of the direct subkeys, ordered and looked up without case. */
    public SortedSet<String> subkeys() {
        return subkeys;
    }

    /** One value by name, in any case. */
    public Optional<RegistryValue> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeySnapshot k && values.equals(k.values) && subkeys.equals(k.subkeys);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "values " + values + ", subkeys " + subkeys;
    }
}
