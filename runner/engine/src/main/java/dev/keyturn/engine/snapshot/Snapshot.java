package dev.keyturn.engine.snapshot;

import dev.keyturn.engine.lock.LockKey;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Some keys of a registry as they are now, as the changes that make them in an empty one. */
public final class Snapshot {
    /** What runs leave on a host for a while; a snapshot would make it last. */
    private static final Set<RegistryPath> PASSING = Set.of(LockKey.PATH, RestartMarker.PATH);

    private final RegistryReader registry;
    private final RegistryChanges changes = new RegistryChanges(OverlayRegistry.empty());

    private Snapshot(RegistryReader registry) {
        this.registry = registry;
    }

    /**
     * Takes keys that are there, each with as many levels below it as it has a number for.
     *
     * @param bothViews whether a key with two views is taken in both; not so on a 32-bit Windows, where they are one
     */
    public static List<RegistryChange> take(RegistryReader registry, Map<RegistryPath, Integer> keys, boolean bothViews) {
        Snapshot snapshot = new Snapshot(registry);
        keys.forEach((path, depth) -> {
            snapshot.take(path, depth);
            if (bothViews && path.redirected()) {
                snapshot.take(path.in(View.BITS_32), depth);
            }
        });
        return snapshot.changes.toList();
    }

    /** Of a key that is not there the nearest one above it is noted, so that a rehearsal has the same keys to create. */
    private void take(RegistryPath path, int depth) {
        if (registry.key(path).isPresent()) {
            copy(path, depth);
            return;
        }
        List<RegistryPath> above = path.ancestors();
        for (int i = above.size() - 1; i >= 0; i--) {
            if (registry.key(above.get(i)).isPresent()) {
                changes.createKey(above.get(i));
                return;
            }
        }
    }

    private void copy(RegistryPath path, int depth) {
        Optional<KeySnapshot> key = PASSING.contains(path) ? Optional.empty() : registry.key(path);
        if (key.isEmpty()) {
            return;
        }
        if (!path.isRoot()) {
            changes.createKey(path);
        }
        key.get().values().forEach((name, value) -> changes.setValue(path, name, value));
        if (depth > 0) {
            key.get().subkeys().forEach(name -> copy(path.child(name), depth - 1));
        }
    }
}
