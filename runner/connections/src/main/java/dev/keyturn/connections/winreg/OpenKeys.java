package dev.keyturn.connections.winreg;

import dev.keyturn.connections.winreg.rrp.RemoteKey;
import dev.keyturn.connections.winreg.rrp.RemoteRegistry;
import dev.keyturn.registry.RegistryPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys that a host keeps open for a link, so that each is opened once. The one that was not used for longest makes room for another. */
final class OpenKeys {
    private static final int MOST = 256;

    private final RemoteRegistry registry;
    private final Map<RegistryPath, Opened> keys = new LinkedHashMap<>(16, 0.75f, true);

    private record Opened(RemoteKey key, int access) {
    }

    OpenKeys(RemoteRegistry registry) {
        this.registry = registry;
    }

    /** Whether a key is open already. */
    boolean holds(RegistryPath path) {
        return keys.containsKey(path);
    }

    /**
     * A key that may be used so; empty if it is not there. Where it was open with fewer rights, that handle is left to the end of the pipe:
     * closing it would cost a round trip.
     */
    Optional<RemoteKey> open(RegistryPath path, int access) throws IOException {
        if (path.isRoot()) {
            return Optional.of(registry.root(path.hive()));
        }
        Opened opened = keys.get(path);
        if (opened != null && (opened.access & access) == access) {
            return Optional.of(opened.key);
        }
        Optional<RemoteKey> key = registry.open(path, access);
        if (key.isPresent()) {
            keep(key.get(), access);
        }
        return key;
    }

    /** Opens, to read, those keys of one hive that are not open yet, all at once, and gives those that are not there. */
    Set<RegistryPath> openAll(List<RegistryPath> paths) throws IOException {
        List<RegistryPath> closed = paths.stream().filter(path -> !path.isRoot() && !holds(path)).toList();
        Set<RegistryPath> missing = new HashSet<>();
        if (!closed.isEmpty()) {
            for (Map.Entry<RegistryPath, Optional<RemoteKey>> key : registry.openAll(closed, RemoteRegistry.READ).entrySet()) {
                if (key.getValue().isPresent()) {
                    keep(key.getValue().get(), RemoteRegistry.READ);
                } else {
                    missing.add(key.getKey());
                }
            }
        }
        return missing;
    }

    /** Keeps a key that was opened to write. */
    void keep(RemoteKey key) throws IOException {
        keep(key, RemoteRegistry.WRITE);
    }

    private void keep(RemoteKey key, int access) throws IOException {
        keys.put(key.path(), new Opened(key, access));
        if (keys.size() > MOST) {
            Iterator<Opened> oldest = keys.values().iterator();
            RemoteKey least = oldest.next().key;
            oldest.remove();
            registry.close(least);
        }
    }

    /** Closes a key and those below it. */
    void forget(RegistryPath path) throws IOException {
        List<RegistryPath> gone = new ArrayList<>(keys.keySet());
        gone.removeIf(p -> !p.isAtOrBelow(path));
        for (RegistryPath each : gone) {
            registry.close(keys.remove(each).key);
        }
    }
}
