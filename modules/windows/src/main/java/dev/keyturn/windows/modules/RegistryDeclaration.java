package dev.keyturn.windows.modules;

import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.data.ReadForm;
import dev.keyturn.windows.guard.GuardedKeys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a task declares about a key or one of its values, once its arguments are understood.
 *
 * @param kind  what shall be so
 * @param name  the value that is meant, {@code ""} for the default value
 * @param data  what the value shall be; empty where only the key is meant
 * @param exact whether type and bytes have to be the same, or only what Ansible would see of them
 * @param accepted what else the value may be
 */
record RegistryDeclaration(Kind kind, String name, Optional<RegistryValue> data, boolean exact, List<RegistryValue> accepted) {
    RegistryDeclaration {
        accepted = List.copyOf(accepted);
    }

    /** What a task can declare. */
    enum Kind {
        /** The key is there, and the value is as given if there is data. */
        PRESENT,
        /** The value is not there. */
        NO_VALUE,
        /** Neither the key nor anything below it is there. */
        NO_KEY
    }

    /** Plans the same for every given key; {@code register:} gets Ansible's two results beside {@code changed}. */
    Outcome plan(List<RegistryPath> keys, RegistryReader registry) throws ModuleFailure {
        RegistryChanges changes = new RegistryChanges(registry);
        boolean dataChanged = false;
        boolean typeChanged = false;
        for (RegistryPath key : keys) {
            Optional<RegistryValue> before = kind == Kind.PRESENT && data.isPresent() ? registry.value(key, name) : Optional.empty();
            dataChanged |= before.filter(b -> ReadForm.differs(b, data.get())).isPresent();
            typeChanged |= before.filter(b -> b.type() != data.get().type()).isPresent();
            propose(key, changes);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("data_changed", dataChanged);
        values.put("data_type_changed", typeChanged);
        return Outcome.of(changes.toList(), Restart.NONE, reason()).withValues(values);
    }

    private void propose(RegistryPath key, RegistryChanges changes) throws ModuleFailure {
        switch (kind) {
            case PRESENT -> {
                changes.createKey(key);
                if (data.isPresent() && !holds(changes.registry().value(key, name), data.get())) {
                    changes.setValue(key, spelled(changes.registry(), key), data.get());
                }
            }
            case NO_VALUE -> changes.deleteValue(key, spelled(changes.registry(), key));
            case NO_KEY -> {
                GuardedKeys.refuseDeletion(key);
                changes.deleteTree(key);
            }
        }
    }

    private boolean holds(Optional<RegistryValue> now, RegistryValue wanted) {
        return now.filter(accepted::contains).isPresent() || now.filter(v -> exact ? v.equals(wanted) : v.type() == wanted.type() && !ReadForm.differs(v, wanted)).isPresent();
    }

    /** The value's name as the registry has it already: a new spelling does not change it. A whole key is read only where there is such a value. */
    private String spelled(RegistryReader registry, RegistryPath key) {
        if (registry.value(key, name).isEmpty()) {
            return name;
        }
        return registry.key(key).map(k -> k.values().tailMap(name)).filter(tail -> !tail.isEmpty()).map(SortedMap::firstKey)
                .filter(first -> Names.same(first, name)).orElse(name);
    }

    private String reason() {
        return switch (kind) {
            case PRESENT -> data.map(d -> "already " + d).orElse("the key is there already");
            case NO_VALUE -> "there is no such value";
            case NO_KEY -> "there is no such key";
        };
    }
}
