package dev.keyturn.operations.imports;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.util.Optional;

/**
 * One thing that a file does to a registry.
 *
 * @param at   where it says so: a line, or for a policy a byte
 * @param kind what it does
 * @param path the key it does it to
 * @param name the value that is meant, {@code ""} for the default value; without meaning where the key is meant
 * @param data what a value is set to; empty for everything else
 */
record ImportStep(int at, Kind kind, RegistryPath path, String name, Optional<RegistryValue> data) {
    /** What can be done. */
    enum Kind { KEY, DELETE_KEY, SET, DELETE_VALUE }
}
