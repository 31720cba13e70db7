package dev.keyturn.connections.winreg;

import dev.keyturn.connections.winreg.rrp.RemoteRegistry;
import dev.keyturn.registry.ChangeConflictException;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds changes that delete no key against what the host has now: each must start from there, or from what those before it leave. Reads the
 * values in question alone, and those of one key together; whole keys, as an overlay needs, may be long.
 */
final class WriteComparison {
    private final HostSession host;
    private final Set<RegistryPath> created = new HashSet<>();
    private final Set<RegistryPath> missing = new HashSet<>();
    private final Map<RegistryPath, Map<String, Optional<RegistryValue>>> values = new HashMap<>();

    private WriteComparison(HostSession host) {
        this.host = host;
    }

    /**
     * Compares.
     *
     * @throws ChangeConflictException if a change does not start from what is there
     */
    static void check(HostSession host, List<RegistryChange> changes) throws IOException {
        WriteComparison comparison = new WriteComparison(host);
        comparison.read(changes);
        for (RegistryChange change : changes) {
            comparison.check(change);
        }
    }

    private void read(List<RegistryChange> changes) throws IOException {
        Map<RegistryPath, List<String>> wanted = new TreeMap<>();
        Set<RegistryPath> fresh = new LinkedHashSet<>();
        for (RegistryChange change : changes) {
            if (change instanceof CreateKey) {
                fresh.add(change.path());
            } else if (!fresh.contains(change.path())) {
                wanted.computeIfAbsent(change.path(), p -> new ArrayList<>()).add(name(change));
            }
        }
        // below a key that is not there nothing is, so of each line only the first is asked for
        List<RegistryPath> tops = fresh.stream().filter(path -> !fresh.contains(path.parent().orElseThrow())).toList();
        missing.addAll(host.openAll(tops, RemoteRegistry.READ));
        wanted.keySet().removeAll(host.openAll(wanted.keySet(), RemoteRegistry.WRITE));
        host.values(wanted, RemoteRegistry.WRITE).forEach((path, read) -> {
            Map<String, Optional<RegistryValue>> here = ofKey(path);
            for (int i = 0; i < read.size(); i++) {
                here.put(wanted.get(path).get(i), read.get(i));
            }
        });
    }

    private Map<String, Optional<RegistryValue>> ofKey(RegistryPath path) {
        return values.computeIfAbsent(path, p -> new TreeMap<>(Names.ORDER));
    }

    private static String name(RegistryChange change) {
        return change instanceof SetValue set ? set.name() : ((DeleteValue) change).name();
    }

    private void check(RegistryChange change) throws IOException {
        RegistryPath path = change.path();
        if (change instanceof CreateKey) {
            RegistryPath above = path.parent().orElseThrow();
            require(!known(path) && (created.contains(above) || missing.contains(path) || !host.exists(path)), change, "the key is already there");
            require(known(above) || host.exists(above), change, "the key " + above + " is not there");
            created.add(path);
            return;
        }
        require(known(path), change, "the key " + path + " is not there");
        Optional<RegistryValue> before = change instanceof SetValue set ? set.before() : Optional.of(((DeleteValue) change).before());
        Optional<RegistryValue> now = ofKey(path).getOrDefault(name(change), Optional.empty());
        require(now.equals(before), change, "it is " + now.map(Object::toString).orElse("absent"));
        ofKey(path).put(name(change), change instanceof SetValue set ? Optional.of(set.after()) : Optional.empty());
    }

    private boolean known(RegistryPath path) {
        return path.isRoot() || created.contains(path) || values.containsKey(path);
    }

    private static void require(boolean held, RegistryChange change, String found) {
        if (!held) {
            throw new ChangeConflictException("cannot " + change + ": " + found);
        }
    }
}
