package dev.keyturn.connections.regfile;

import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The registry that documents describe, later ones over earlier ones. A key implies its ancestors. */
final class RegTree implements RegistryReader {
    private final Map<RegistryPath, RegKey> keys = new HashMap<>();

    static RegTree of(RegDocument document) {
        RegTree tree = new RegTree();
        document.sections().forEach(tree::add);
        return tree;
    }

    /** This registry with one more document over it. */
    RegTree with(RegDocument document) {
        if (document.isEmpty()) {
            return this;
        }
        RegTree tree = new RegTree();
        keys.forEach((path, node) -> tree.keys.put(path, node.copy()));
        document.sections().forEach(tree::add);
        return tree;
    }

    private void add(RegDocument.Section section) {
        node(section.path()).set(section.items());
    }

    private RegKey node(RegistryPath path) {
        RegKey known = keys.get(path);
        if (known != null) {
            return known;
        }
        RegKey created = new RegKey();
        keys.put(Pooled.path(path), created);
        path.parent().ifPresent(above -> node(above).addSubkey(path.name()));
        return created;
    }

    boolean contains(RegistryPath path) {
        return path.isRoot() || keys.containsKey(path);
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        RegKey key = keys.get(path);
        if (key == null) {
            return path.isRoot() ? Optional.of(KeySnapshot.EMPTY) : Optional.empty();
        }
        return Optional.of(key.snapshot());
    }

    @Override
    public Optional<RegistryValue> value(RegistryPath path, String name) {
        return Optional.ofNullable(keys.get(path)).map(key -> key.value(name));
    }
}
