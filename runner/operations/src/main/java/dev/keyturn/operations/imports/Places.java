package dev.keyturn.operations.imports;

import java.util.TreeSet;
import java.util.stream.Collectors;

/** The places of a file that one task comes from. */
final class Places {
    private final ImportSource file;
    private final TreeSet<Integer> places = new TreeSet<>();

    Places(ImportSource file) {
        this.file = file;
    }

    /** Takes values out of a key, and notes where they stand. */
    Places take(KeyBlock key, String... names) {
        for (String name : names) {
            places.add(key.take(name));
        }
        return this;
    }

    @Override
    public String toString() {
        return file.unit() + (places.size() > 1 ? "s " : " ") + places.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
