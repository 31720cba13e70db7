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
    /** Keys that differ from the base; an empty Optional is a deleted key. */
    private final Map<RegistryPath, Optional<KeySnapshot>> changed = new HashMap<>();

    public OverlayRegistry(RegistryReader base) {
        this.base = base;
    }

    /** A new registry in memory that holds nothing. */
    public static OverlayRegistry empty() {
        return new OverlayRegistry(NOTHING);
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        Optional<KeySnapshot> key = changed.get(path);
        return key != null ? key : base.key(path);
    }

    @Override
    public Optional<RegistryValue> value(RegistryPath path, String name) {
        Optional<KeySnapshot> key = changed.get(path);
        return key != null ? key.flatMap(k -> k.value(name)) : base.value(path, name);
    }

    /** What the base says; for a changed key, now, if the base keeps such times at all: that is when it would be written. */
    @Override
    public Optional<Instant> lastWritten(RegistryPath path) {
        if (!changed.containsKey(path)) {
            return base.lastWritten(path);
        }
        return base.bootTime().isPresent() && key(path).isPresent() ? Optional.of(Instant.now()) : Optional.empty();
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
        Map<RegistryPath, Optional<KeySnapshot>> saved = new HashMap<>(changed);
        try {
            changes.forEach(this::apply);
        } catch (RuntimeException e) {
            changed.clear();
            changed.putAll(saved);
            throw e;
        }
    }

    private void apply(RegistryChange change) {
        if (change instanceof SetValue set) {
            KeySnapshot key = existing(set.path());
            require(key.value(set.name()).equals(set.before()), change, "it is " + shown(key.value(set.name())));
            changed.put(set.path(), Optional.of(with(key, set.name(), set.after())));
        } else if (change instanceof DeleteValue delete) {
            KeySnapshot key = existing(delete.path());
            require(key.value(delete.name()).equals(Optional.of(delete.before())), change, "it is " + shown(key.value(delete.name())));
            changed.put(delete.path(), Optional.of(with(key, delete.name(), null)));
        } else if (change instanceof CreateKey create) {
            require(key(create.path()).isEmpty(), change, "the key is already there");
            RegistryPath parent = create.path().parent().orElseThrow();
            changed.put(parent, Optional.of(withSubkey(existing(parent), create.path().name(), true)));
            changed.put(create.path(), Optional.of(KeySnapshot.EMPTY));
        } else if (change instanceof DeleteKey delete) {
            require(existing(delete.path()).equals(KeySnapshot.EMPTY), change, "the key is not empty: " + existing(delete.path()));
            RegistryPath parent = delete.path().parent().orElseThrow();
            changed.put(parent, Optional.of(withSubkey(existing(parent), delete.path().name(), false)));
            changed.put(delete.path(), Optional.empty());
        }
    }

    private KeySnapshot existing(RegistryPath path) {
        return key(path).orElseThrow(() -> new ChangeConflictException("the key " + path + " is not there"));
    }

    private static void require(boolean held, RegistryChange change, String found) {
        if (!held) {
            throw new ChangeConflictException("cannot " + change + ": " + found);
        }
    }

    private static String shown(Optional<RegistryValue> value) {
        return value.map(Object::toString).orElse("absent");
    }

    private static KeySnapshot with(KeySnapshot key, String name, RegistryValue value) {
        Map<String, RegistryValue> values = new TreeMap<>(Names.ORDER);
        values.putAll(key.values());
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
        return new KeySnapshot(values, key.subkeys());
    }

    private static KeySnapshot withSubkey(KeySnapshot key, String name, boolean there) {
        TreeSet<String> subkeys = new TreeSet<>(Names.ORDER);
        subkeys.addAll(key.subkeys());
        if (there) {
            subkeys.add(name);
        } else {
            subkeys.remove(name);
        }
        return new KeySnapshot(key.values(), subkeys);
    }
}
