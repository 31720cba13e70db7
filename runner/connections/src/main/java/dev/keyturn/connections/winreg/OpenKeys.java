package dev.keyturn.connections.winreg;

import dev.keyturn.connections.winreg.rrp.RemoteKey;
import dev.keyturn.connections.winreg.rrp.RemoteRegistry;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Whether a key may be used so already. */
    boolean holds(RegistryPath path, int access) {
        Opened opened = keys.get(path);
        return opened != null && (opened.access & access) == access;
    }

    /**
     * A key that may be used so; empty if it is not there. Where it was open with fewer rights, that handle is left to the end of the pipe:
     * closing it would cost a round trip.
     */
    Optional<RemoteKey> open(RegistryPath path, int access) throws IOException {
        if (path.isRoot()) {
            return Optional.of(registry.root(path.hive()));
        }
        if (holds(path, access)) {
            return Optional.of(keys.get(path).key);
        }
        Optional<RemoteKey> key = registry.open(path, access);
        if (key.isPresent()) {
            keep(key.get(), access);
        }
        return key;
    }

    /** Opens those keys that may not be used so yet, all at once, and gives those that are not there. One that is refused stays as it is. */
    Set<RegistryPath> openAll(Collection<RegistryPath> paths, int access) throws IOException {
        Map<Hive, List<RegistryPath>> closed = paths.stream().distinct().filter(path -> !path.isRoot() && !holds(path, access))
                .collect(Collectors.groupingBy(RegistryPath::hive));
        Set<RegistryPath> missing = new HashSet<>();
        for (List<RegistryPath> hive : closed.values()) {
            for (Map.Entry<RegistryPath, Optional<RemoteKey>> key : registry.openAll(hive, access).entrySet()) {
                if (key.getValue().isPresent()) {
                    keep(key.getValue().get(), access);
                } else {
                    missing.add(key.getKey());
                }
            }
        }
        return missing;
    }

    /** A key that is open already, at or below this one. */
    Optional<RemoteKey> openBelow(RegistryPath path) {
        return keys.values().stream().map(Opened::key).filter(key -> key.path().isAtOrBelow(path)).findFirst();
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

    /** Does not use a key's handle any more. */
    void drop(RegistryPath path) {
        keys.remove(path);
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
