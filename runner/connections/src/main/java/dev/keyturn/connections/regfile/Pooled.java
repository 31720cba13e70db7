package dev.keyturn.connections.regfile;

import dev.keyturn.registry.Pool;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.util.List;

/** The paths, names and values that the snapshots of a fleet have alike. */
final class Pooled {
    /** Some megabytes. What comes after that is one large export, or has nothing in common with what came before. */
    private static final Pool ALL = new Pool(20_000);
    private static final int SHORT = 100;

    private Pooled() {
    }

    static RegistryPath path(RegistryPath path) {
        return ALL.one(path, List.of(path.subkey()));
    }

    static String name(String name) {
        return ALL.one(name);
    }

    /** Only of values that are small: others are seldom alike, and dear to compare. */
    static RegistryValue value(RegistryValue value) {
        return value instanceof RegistryValue.Dword || value instanceof RegistryValue.Sz text && text.text().length() < SHORT ? ALL.one(value) : value;
    }
}
