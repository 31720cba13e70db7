package dev.keyturn.connections.winreg;

import dev.keyturn.connections.winreg.rrp.ReadKey;
import dev.keyturn.connections.winreg.rrp.RemoteError;
import dev.keyturn.connections.winreg.rrp.RemoteKey;
import dev.keyturn.connections.winreg.rrp.RemoteRegistry;
import dev.keyturn.connections.winreg.rrp.RrpException;
import dev.keyturn.connections.winreg.rrp.ValueReader;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads and writes over one link, through keys that stay open. Never from memory: what it gives is what the host has now. */
final class HostSession implements AutoCloseable {
    private final SmbLink link;
    private final RemoteRegistry registry;
    private final OpenKeys keys;

    HostSession(SmbLink link) {
        this.link = link;
        this.registry = link.registry();
        this.keys = new OpenKeys(registry);
    }

    SmbLink link() {
        return link;
    }

    /** What is done with an open key. */
    private interface Use<T> {
        T with(RemoteKey key) throws IOException;
    }

    /** Uses a key; one that was deleted and made anew since it was opened is opened again. */
    private <T> Optional<T> using(RegistryPath path, int access, Use<Optional<T>> use) throws IOException {
        boolean held = keys.holds(path);
        Optional<RemoteKey> key = keys.open(path, access);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        try {
            return use.with(key.get());
        } catch (RrpException e) {
            if (!held || !RemoteError.ERROR_KEY_DELETED.is(e.code())) {
                throw e;
            }
        }
        keys.forget(path);
        key = keys.open(path, access);
        return key.isEmpty() ? Optional.empty() : use.with(key.get());
    }

    Optional<ReadKey> key(RegistryPath path) throws IOException {
        ValueReader reader = new ValueReader(registry);
        Optional<ReadKey> key = using(path, RemoteRegistry.READ, reader::all);
        if (key.isEmpty() && keys.holds(path)) {
            keys.forget(path);
            return using(path, RemoteRegistry.READ, reader::all);
        }
        return key;
    }

    boolean exists(RegistryPath path) throws IOException {
        return keys.open(path, RemoteRegistry.READ).isPresent();
    }

    /**
     * Whether a key is there.
     *
     * @param below a key at or below it; those in between, of which the same will be asked soon, are looked for along with it
     * @return the keys that are not there
     */
    Set<RegistryPath> missing(RegistryPath path, RegistryPath below) throws IOException {
        List<RegistryPath> line = new ArrayList<>(below.ancestors());
        line.removeIf(p -> !p.isAtOrBelow(path));
        if (line.size() > 1 && registry.sideBySide() && !keys.holds(path)) {
            Set<RegistryPath> missing = openAll(line, RemoteRegistry.READ);
            if (keys.holds(path) || missing.contains(path)) {
                return missing;
            }
        }
        return exists(path) ? Set.of() : Set.of(path);
    }

    Optional<RegistryValue> value(RegistryPath path, String name) throws IOException {
        return using(path, RemoteRegistry.READ, key -> registry.value(key, name));
    }

    /** Opens keys side by side, and gives those that are not there. One that is refused stays closed: its first use says why. */
    Set<RegistryPath> openAll(Collection<RegistryPath> paths, int access) throws IOException {
        return keys.openAll(paths, access);
    }

    /** Whether a key is open. */
    boolean holds(RegistryPath path) {
        return path.isRoot() || keys.holds(path);
    }

    /** The values of those names of several keys, in the order of the names. A key that is not there by now has no part in the answer. */
    Map<RegistryPath, List<Optional<RegistryValue>>> values(Map<RegistryPath, List<String>> names, int access) throws IOException {
        try {
            return valuesOnce(names, access);
        } catch (RrpException e) {
            if (!RemoteError.ERROR_KEY_DELETED.is(e.code())) {
                throw e;
            }
        }
        for (RegistryPath path : names.keySet()) {
            keys.forget(path);
        }
        return valuesOnce(names, access);
    }

    private Map<RegistryPath, List<Optional<RegistryValue>>> valuesOnce(Map<RegistryPath, List<String>> names, int access) throws IOException {
        Map<RemoteKey, List<String>> wanted = new LinkedHashMap<>();
        for (Map.Entry<RegistryPath, List<String>> each : names.entrySet()) {
            keys.open(each.getKey(), access).ifPresent(key -> wanted.put(key, each.getValue()));
        }
        Map<RegistryPath, List<Optional<RegistryValue>>> values = new HashMap<>();
        new ValueReader(registry).values(wanted).forEach((key, read) -> values.put(key.path(), read));
        return values;
    }

    /** Several keys as a whole, all of them open; empty where one was deleted since. */
    Map<RegistryPath, Optional<ReadKey>> wholes(List<RegistryPath> paths) throws IOException {
        List<RemoteKey> open = new ArrayList<>();
        for (RegistryPath path : paths) {
            keys.open(path, RemoteRegistry.READ).ifPresent(open::add);
        }
        List<Optional<ReadKey>> read = new ValueReader(registry).all(open);
        Map<RegistryPath, Optional<ReadKey>> wholes = new HashMap<>();
        for (int i = 0; i < open.size(); i++) {
            wholes.put(open.get(i).path(), read.get(i));
        }
        return wholes;
    }

    Optional<Instant> lastWritten(RegistryPath path) throws IOException {
        return using(path, RemoteRegistry.READ, registry::lastWritten);
    }

    /**
     * Makes one change. What has already come to pass counts as done.
     *
     * @return whether a key that was to be created is new, and so for every other change
     */
    boolean make(RegistryChange change) throws IOException {
        RegistryPath path = change.path();
        if (change instanceof SetValue set) {
            registry.setValue(toWrite(path), set.name(), set.after());
        } else if (change instanceof DeleteValue delete) {
            unlessGone(() -> registry.deleteValue(toWrite(path), delete.name()));
        } else if (change instanceof CreateKey create) {
            keys.forget(path);
            RemoteKey key = registry.create(path, create.volatileKey());
            keys.keep(key);
            return key.created();
        } else if (change instanceof DeleteKey) {
            keys.forget(path);
            unlessGone(() -> registry.delete(path));
        }
        return true;
    }

    /** Creates a key in memory and signs it; one that is there is left as it is. */
    boolean claim(RegistryPath path, String name, RegistryValue value) throws IOException {
        keys.forget(path);
        RemoteKey key = registry.create(path, true);
        keys.keep(key);
        if (key.created()) {
            registry.setValue(key, name, value);
        }
        return key.created();
    }

    /** Deletes a key if it is signed so. Its handle is left to the end of the pipe: closing it would cost a round trip. */
    boolean disclaim(RegistryPath path, String name, RegistryValue value) throws IOException {
        boolean ours = value(path, name).equals(Optional.of(value));
        if (ours) {
            keys.drop(path);
            unlessGone(() -> registry.delete(path));
        }
        return ours;
    }

    RemoteKey toWrite(RegistryPath path) throws IOException {
        return keys.open(path, RemoteRegistry.WRITE).orElseThrow(() -> RrpException.missing("BaseRegOpenKey", path));
    }

    /** A removal. */
    private interface Removal {
        void run() throws IOException;
    }

    private static void unlessGone(Removal removal) throws IOException {
        try {
            removal.run();
        } catch (RrpException e) {
            if (!e.isMissing()) {
                throw e;
            }
        }
    }

    /** Writes hives to disk, each through any of its keys: one that is open costs nothing more. */
    void flush(Collection<RegistryPath> hives) throws IOException {
        List<RemoteKey> open = new ArrayList<>();
        for (RegistryPath hive : hives) {
            Optional<RemoteKey> key = keys.openBelow(hive);
            (key.isPresent() ? key : keys.open(hive, RemoteRegistry.READ)).ifPresent(open::add);
        }
        registry.flush(open);
    }

    @Override
    public void close() {
        link.close();
    }
}
