package dev.keyturn.registry;

import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Collects the changes that lead from what a registry holds to what is wanted. Wishes that already hold add nothing, a wish sees the ones
 * before it, and the changes come out in an order that can be applied as it stands.
 */
public final class RegistryChanges {
    private final OverlayRegistry registry;
    private final List<RegistryChange> changes = new ArrayList<>();

    /** Starts from what the reader shows. */
    public RegistryChanges(RegistryReader now) {
        this.registry = new OverlayRegistry(now);
    }

    /** The registry as it would be after the changes so far. */
    public RegistryReader registry() {
        return registry;
    }

    /** The changes so far, in the order in which to make them. */
    public List<RegistryChange> toList() {
        return List.copyOf(changes);
    }

    /** Wants the key, and with it all its ancestors. */
    public RegistryChanges createKey(RegistryPath path) {
        if (!registry.exists(path)) {
            path.ancestors().stream().filter(a -> !registry.exists(a)).forEach(a -> add(new CreateKey(a)));
            add(new CreateKey(path));
        }
        return this;
    }

    /** Wants a value, and with it its key. */
    public RegistryChanges setValue(RegistryPath path, String name, RegistryValue wanted) {
        Optional<RegistryValue> before = registry.value(path, name);
        if (!before.equals(Optional.of(wanted))) {
            createKey(path);
            add(new SetValue(path, name, before, wanted));
        }
        return this;
    }

    /** Wants a value gone. */
    public RegistryChanges deleteValue(RegistryPath path, String name) {
        registry.value(path, name).ifPresent(before -> add(new DeleteValue(path, name, before)));
        return this;
    }

    /** Wants a key gone with all its values and everything below it. */
    public RegistryChanges deleteTree(RegistryPath path) {
        registry.key(path).ifPresent(key -> {
            key.subkeys().forEach(name -> deleteTree(path.child(name)));
            key.values().forEach((name, before) -> add(new DeleteValue(path, name, before)));
            add(new DeleteKey(path));
        });
        return this;
    }

    private void add(RegistryChange change) {
        registry.apply(List.of(change));
        changes.add(change);
    }

    /** The changes that undo the given ones: their inverses in reverse order. */
    public static List<RegistryChange> inverse(List<RegistryChange> changes) {
        List<RegistryChange> back = new ArrayList<>();
        changes.forEach(c -> back.add(c.inverse()));
        Collections.reverse(back);
        return List.copyOf(back);
    }
}
