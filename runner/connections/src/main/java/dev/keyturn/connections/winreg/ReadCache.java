package dev.keyturn.connections.winreg;

import dev.keyturn.connections.winreg.rrp.ReadKey;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What was read a moment ago, so that a task reads a key once. Every write forgets it all, and so does a short time: a task that waits for
 * another program's change sees it. Writes are compared with the host itself, never with this.
 */
final class ReadCache {
    private final long nanos;
    private final LongSupplier clock;
    private final Map<RegistryPath, Seen> keys = new HashMap<>();
    private long since;

    private static final class Seen {
        private boolean absent;
        private Optional<ReadKey> whole = Optional.empty();
        private final Map<String, Optional<RegistryValue>> values = new HashMap<>();
    }

    /**
     * @param moment how long what was read holds
     * @param clock  nanoseconds from any beginning
     */
    ReadCache(Duration moment, LongSupplier clock) {
        this.nanos = moment.toNanos();
        this.clock = clock;
    }

    void forget() {
        keys.clear();
    }

    private Optional<Seen> seen(RegistryPath path) {
        if (!keys.isEmpty() && clock.getAsLong() - since > nanos) {
            keys.clear();
        }
        return Optional.ofNullable(keys.get(path));
    }

    private Seen toKeep(RegistryPath path) {
        seen(path);
        if (keys.isEmpty()) {
            since = clock.getAsLong();
        }
        return keys.computeIfAbsent(path, p -> new Seen());
    }

    /** Whether the key was not there; neither is one below such a key. */
    boolean absent(RegistryPath path) {
        if (seen(path).filter(s -> s.absent).isPresent()) {
            return true;
        }
        Optional<RegistryPath> above = path.parent().filter(p -> !p.isRoot());
        return above.isPresent() && (unlisted(above.get(), path.name()) || absent(above.get()));
    }

    private boolean unlisted(RegistryPath above, String name) {
        return seen(above).flatMap(s -> s.whole).filter(key -> !key.held().subkeys().contains(name)).isPresent();
    }

    /** A key below this one that was not there. */
    Optional<RegistryPath> absentBelow(RegistryPath path) {
        seen(path);
        return keys.entrySet().stream().filter(each -> each.getValue().absent && each.getKey().isAtOrBelow(path)).map(Map.Entry::getKey).findFirst();
    }

    Optional<KeySnapshot> key(RegistryPath path) {
        return seen(path).flatMap(s -> s.whole).map(ReadKey::held);
    }

    /** When a key was last written, as it was when the key was read as a whole; the outer one is empty if it was not. */
    Optional<Optional<Instant>> written(RegistryPath path) {
        return seen(path).flatMap(s -> s.whole).map(ReadKey::written);
    }

    /** A value; the outer one is empty if it was not read. */
    Optional<Optional<RegistryValue>> value(RegistryPath path, String name) {
        Optional<Seen> seen = seen(path);
        Optional<ReadKey> whole = seen.flatMap(s -> s.whole);
        return whole.isPresent() ? Optional.of(whole.get().held().value(name)) : seen.map(s -> s.values.get(Names.fold(name)));
    }

    void keepAbsent(RegistryPath path) {
        toKeep(path).absent = true;
    }

    void keep(RegistryPath path, ReadKey key) {
        toKeep(path).whole = Optional.of(key);
    }

    void keep(RegistryPath path, String name, Optional<RegistryValue> value) {
        toKeep(path).values.put(Names.fold(name), value);
    }
}
