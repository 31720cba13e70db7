package dev.keyturn.operations.imports;

import dev.keyturn.operations.imports.ImportStep.Kind;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What comes of one key between two deletions of keys. Values of a key do not depend on each other, so of what is said of one the last counts.
 * What a task was found for is taken out.
 */
final class KeyBlock {
    private final RegistryPath path;
    private final Map<String, ImportStep> values = new LinkedHashMap<>();
    private final List<Integer> created = new ArrayList<>();
    private boolean made;

    KeyBlock(RegistryPath path) {
        this.path = path;
    }

    void add(ImportStep step) {
        if (step.kind() == Kind.KEY) {
            created.add(step.at());
        } else {
            values.put(Names.fold(step.name()), step);
            // deleted afterwards or not, the key is there then
            if (step.kind() == Kind.SET) {
                created.add(step.at());
            }
        }
    }

    RegistryPath path() {
        return path;
    }

    /** The values that are left, in the order in which they were first named. */
    Collection<ImportStep> values() {
        return List.copyOf(values.values());
    }

    /** The data that a value is set to; empty if it is deleted, or nothing is said of it. */
    Optional<RegistryValue> set(String name) {
        return Optional.ofNullable(values.get(Names.fold(name))).flatMap(ImportStep::data);
    }

    /** Takes a value out, since a task sets it; gives where the file says so. */
    int take(String name) {
        made = true;
        return values.remove(Names.fold(name)).at();
    }

    /** Where the file says that the key is created, if none of its values that are set creates it anyway. */
    Optional<Integer> keyOnly() {
        boolean byValue = made || values.values().stream().anyMatch(step -> step.kind() == Kind.SET);
        return created.isEmpty() || byValue ? Optional.empty() : Optional.of(created.get(0));
    }
}
