package dev.keyturn.connections.regfile;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps one of each path, name and value that many snapshots hold alike, as those of a fleet do, so that a thousand of them fit into memory. For
 * several threads.
 */
final class Pool {
    /** Some megabytes. What comes later has nothing in common with what came first, or is one large export, and is kept as it is. */
    private static final int MOST = 20_000;

    private static final Map<Object, Object> KEPT = new ConcurrentHashMap<>();

    /** Paths are equal whatever their case, so the spelling stands beside. */
    private record Spelled(RegistryPath path, String subkey) {
    }

    private Pool() {
    }

    static RegistryPath path(RegistryPath path) {
        return one(new Spelled(path, path.subkey()), path);
    }

    static String name(String name) {
        return one(name, name);
    }

    /** Only of values that are small: others are seldom alike, and dear to compare. */
    static RegistryValue value(RegistryValue value) {
        return value instanceof RegistryValue.Dword || value instanceof RegistryValue.Sz text && text.text().length() < 100 ? one(value, value) : value;
    }

    @SuppressWarnings("unchecked") // a key leads to a value of its own kind
    private static <T> T one(Object key, T value) {
        Object known = KEPT.get(key);
        if (known == null && KEPT.size() < MOST) {
            known = KEPT.putIfAbsent(key, value);
        }
        return known == null ? value : (T) known;
    }
}
