package dev.keyturn.registry;

import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A registry as it would be after some changes, which are kept in memory and never reach the registry beneath. Over {@link #empty()} it is a
 * whole registry in memory. Changes are held to the same rules as on a real one, so that what passes here passes there.
 */
public final class OverlayRegistry implements RegistryReader {
    private static final RegistryReader NOTHING = path -> path.isRoot() ? Optional.of(KeySnapshot.EMPTY) : Optional.empty();

    private final RegistryReader base;
    private final Map<RegistryPath, Difference> changed = new HashMap<>();

    /**
     * What is different of one key. What is not is left to the base, which may be far away, and is not read for it.
     *
     * @param there   whether the key is there
     * @param own     whether the key is new, so that what the base held under its name does not shine through
     * @param values  the values that were set, and empty ones for those that were deleted
     * @param subkeys the subkeys that were created or deleted, and whether they are there
     */
    private record Difference(boolean there, boolean own, Map<String, Optional<RegistryValue>> values, Map<String, Boolean> subkeys) {
        private static final Difference NONE = new Difference(true, false, Map.of(), Map.of());
        private static final Difference CREATED = new Difference(true, true, Map.of(), Map.of());
        private static final Difference DELETED = new Difference(false, true, Map.of(), Map.of());

        private Difference with(String name, Optional<RegistryValue> value) {
            return new Difference(there, own, put(values, name, value), subkeys);
        }

        private Difference withSubkey(String name, boolean isThere) {
            return new Difference(there, own, values, put(subkeys, name, isThere));
        }

        private static <V> Map<String, V> put(Map<String, V> map, String name, V value) {
            Map<String, V> more = new TreeMap<>(Names.ORDER);
            more.putAll(map);
            more.put(name, value);
            return more;
        }

        private KeySnapshot over(KeySnapshot key) {
            Map<String, RegistryValue> all = new TreeMap<>(Names.ORDER);
            all.putAll(key.values());
            values.forEach((name, value) -> value.ifPresentOrElse(v -> all.put(name, v), () -> all.remove(name)));
            TreeSet<String> names = new TreeSet<>(Names.ORDER);
            names.addAll(key.subkeys());
            subkeys.forEach((name, isThere) -> names.removeIf(n -> !isThere && Names.same(n, name)));
            subkeys.forEach((name, isThere) -> names.addAll(isThere ? java.util.List.of(name) : java.util.List.of()));
            return new KeySnapshot(all, names);
        }
    }

    public OverlayRegistry(RegistryReader base) {
        this.base = base;
    }

    /** A new registry in memory that holds nothing. */
    public static OverlayRegistry empty() {
        return new OverlayRegistry(NOTHING);
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        Difference difference = changed.getOrDefault(path, Difference.NONE);
        if (!difference.there) {
            return Optional.empty();
        }
        return (difference.own ? Optional.of(KeySnapshot.EMPTY) : base.key(path)).map(difference::over);
    }

    @Override
    public boolean exists(RegistryPath path) {
        Difference difference = changed.get(path);
        return difference != null ? difference.there : base.exists(path);
    }

    @Override
    public Optional<RegistryValue> value(RegistryPath path, String name) {
        Difference difference = changed.getOrDefault(path, Difference.NONE);
        Optional<RegistryValue> value = difference.values.get(name);
        if (value != null) {
            return value;
        }
        return difference.own ? Optional.empty() : base.value(path, name);
    }

    /** What was made here, or taken away, is not fetched. */
    @Override
    public void foresee(List<Foreseen> soon) {
        base.foresee(soon.stream().filter(each -> !changed.getOrDefault(each.key(), Difference.NONE).own).toList());
    }

    /** What the base says; for a changed key, now, if the base keeps such times at all: that is when it would be written. */
    @Override
    public Optional<Instant> lastWritten(RegistryPath path) {
        if (!changed.containsKey(path)) {
            return base.lastWritten(path);
        }
        return base.bootTime().isPresent() && exists(path) ? Optional.of(Instant.now()) : Optional.empty();
    }

    @Override
    public Optional<Instant> bootTime() {
        return base.bootTime();
    }

    /**
     * Makes the changes, all or none.
     *
     * @throws ChangeConflictException if one of them does not start from what is here
     */
    public void apply(List<RegistryChange> changes) {
        Map<RegistryPath, Difference> saved = new HashMap<>(changed);
        try {
            changes.forEach(this::apply);
        } catch (RuntimeException e) {
            changed.clear();
            changed.putAll(saved);
            throw e;
        }
    }

    private void apply(RegistryChange change) {
        RegistryPath path = change.path();
        if (change instanceof SetValue set) {
            replace(change, set.name(), set.before(), Optional.of(set.after()));
        } else if (change instanceof DeleteValue delete) {
            replace(change, delete.name(), Optional.of(delete.before()), Optional.empty());
        } else if (change instanceof CreateKey) {
            require(!exists(path), change, "the key is already there");
            list(path, true);
            changed.put(path, Difference.CREATED);
        } else if (change instanceof DeleteKey) {
            KeySnapshot key = key(path).orElseThrow(() -> missing(path));
            require(key.equals(KeySnapshot.EMPTY), change, "the key is not empty: " + key);
            list(path, false);
            changed.put(path, Difference.DELETED);
        }
    }

    private void replace(RegistryChange change, String name, Optional<RegistryValue> before, Optional<RegistryValue> after) {
        RegistryPath path = existing(change.path());
        Optional<RegistryValue> now = value(path, name);
        require(now.equals(before), change, "it is " + now.map(Object::toString).orElse("absent"));
        changed.put(path, changed.getOrDefault(path, Difference.NONE).with(name, after));
    }

    /** Lists a key among the subkeys of the one above it, or takes it off the list. */
    private void list(RegistryPath path, boolean there) {
        RegistryPath parent = existing(path.parent().orElseThrow());
        changed.put(parent, changed.getOrDefault(parent, Difference.NONE).withSubkey(path.name(), there));
    }

    private RegistryPath existing(RegistryPath path) {
        if (!exists(path)) {
            throw missing(path);
        }
        return path;
    }

    private static ChangeConflictException missing(RegistryPath path) {
        return new ChangeConflictException("the key " + path + " is not there");
    }

    private static void require(boolean held, RegistryChange change, String found) {
        if (!held) {
            throw new ChangeConflictException("cannot " + change + ": " + found);
        }
    }
}
