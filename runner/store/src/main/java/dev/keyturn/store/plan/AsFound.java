package dev.keyturn.store.plan;

import dev.keyturn.engine.host.StaleException;
import dev.keyturn.engine.host.Work;
import dev.keyturn.engine.report.Reads;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Target;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks whether a host is still as a plan found it: every value that was read, and the first before-image of every value that is to be
 * written. What is already as the plan will leave it is no drift, since there is nothing left to do to it.
 */
public final class AsFound implements Work {
    private final Map<RegistryPath, Boolean> keys = new LinkedHashMap<>();
    private final Map<Reads.Value, Optional<RegistryValue>> values = new LinkedHashMap<>();
    private final Map<Reads.Value, Set<Optional<RegistryValue>>> afterwards = new HashMap<>();
    private final Set<RegistryPath> touched = new HashSet<>();

    /** Takes what was read of a host, and what is to be done there. */
    public AsFound(Reads reads, List<RegistryChange> changes) {
        for (RegistryChange change : changes) {
            if (change instanceof SetValue set) {
                expect(new Reads.Value(set.path(), set.name()), set.before(), Optional.of(set.after()));
            } else if (change instanceof DeleteValue delete) {
                expect(new Reads.Value(delete.path(), delete.name()), Optional.of(delete.before()), Optional.empty());
            } else if (change instanceof CreateKey || change instanceof DeleteKey) {
                touched.add(change.path());
            }
        }
        reads.values().forEach(values::putIfAbsent);
        keys.putAll(reads.keys());
    }

    private void expect(Reads.Value value, Optional<RegistryValue> before, Optional<RegistryValue> after) {
        values.putIfAbsent(value, before);
        afterwards.computeIfAbsent(value, each -> new HashSet<>()).add(after);
    }

    @Override
    public Outcome plan(Target target) {
        List<String> drifted = new ArrayList<>();
        RegistryReader registry = target.registry();
        keys.forEach((path, there) -> {
            if (registry.exists(path) != there && !touched.contains(path)) {
                drifted.add("  " + path + ": was " + (there ? "there, and is gone" : "absent, and is there now"));
            }
        });
        values.forEach((value, before) -> {
            Optional<RegistryValue> now = registry.value(value.path(), value.name());
            if (!now.equals(before) && !afterwards.getOrDefault(value, Set.of()).contains(now)) {
                drifted.add("  " + value.path() + " '" + value.name() + "': was " + text(before) + ", is " + text(now));
            }
        });
        if (!drifted.isEmpty()) {
            throw new StaleException("stale: this host is not as the plan found it, so nothing is done here; make a new plan for it\n"
                    + String.join("\n", drifted));
        }
        return Outcome.unchanged("all " + (keys.size() + values.size()) + " keys and values are as the plan found them");
    }

    private static String text(Optional<RegistryValue> value) {
        return value.map(Object::toString).orElse("absent");
    }
}
