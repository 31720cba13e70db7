package dev.keyturn.store.plan;

import dev.keyturn.engine.report.Reads;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a plan knows of a host, as it was before anything of the plan was done there. */
public final class FirstFound {
    private final List<RegistryPath> keys = new ArrayList<>();
    private final Set<RegistryPath> decided = new HashSet<>();
    private final Set<Reads.Value> known = new HashSet<>();
    private final RegistryChanges found;
    private final OverlayRegistry registry = OverlayRegistry.empty();

    private FirstFound() {
        found = new RegistryChanges(registry);
    }

    /** Gathers it from what was read and from what each change replaces. */
    public static RegistryReader of(Plan plan, String host) {
        FirstFound first = new FirstFound();
        plan.hosts().stream().filter(each -> each.host().equals(host)).forEach(each -> {
            each.reads().keys().forEach(first::key);
            each.reads().values().forEach((value, data) -> first.value(value.path(), value.name(), data));
        });
        plan.changes(host).forEach(first::replaced);
        first.keys.forEach(first.found::createKey);
        first.registry.apply(first.found.toList());
        return first.registry;
    }

    private void key(RegistryPath path, boolean there) {
        if (decided.add(path) && there) {
            keys.add(path);
        }
    }

    private void value(RegistryPath path, String name, Optional<RegistryValue> data) {
        if (known.add(new Reads.Value(path, name))) {
            data.ifPresent(value -> found.setValue(path, name, value));
        }
    }

    private void replaced(RegistryChange change) {
        if (change instanceof SetValue set) {
            key(set.path(), true);
            value(set.path(), set.name(), set.before());
        } else if (change instanceof DeleteValue delete) {
            key(delete.path(), true);
            value(delete.path(), delete.name(), Optional.of(delete.before()));
        } else if (change instanceof CreateKey) {
            change.path().parent().filter(parent -> !parent.isRoot()).ifPresent(parent -> key(parent, true));
            key(change.path(), false);
        } else if (change instanceof DeleteKey) {
            key(change.path(), true);
        }
    }
}
