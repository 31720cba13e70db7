package dev.keyturn.connections.regfile;

import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The registry that documents describe, later ones over earlier ones. A key implies its ancestors. */
final class RegTree implements RegistryReader {
    private static final class Node {
        private final Map<String, RegistryValue> values = new TreeMap<>(Names.ORDER);
        private final List<String> subkeys = new ArrayList<>();

        private Node copy() {
            Node copy = new Node();
            copy.values.putAll(values);
            copy.subkeys.addAll(subkeys);
            return copy;
        }
    }

    private final Map<RegistryPath, Node> keys = new HashMap<>();

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
        Map<String, RegistryValue> values = node(section.path()).values;
        for (RegDocument.Item item : section.items()) {
            if (item.name() != null) {
                values.put(item.name(), item.value());
            }
        }
    }

    private Node node(RegistryPath path) {
        Node known = keys.get(path);
        if (known != null) {
            return known;
        }
        Node created = new Node();
        keys.put(path, created);
        path.parent().ifPresent(above -> node(above).subkeys.add(path.name()));
        return created;
    }

    boolean contains(RegistryPath path) {
        return path.isRoot() || keys.containsKey(path);
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        Node node = keys.get(path);
        if (node == null) {
            return path.isRoot() ? Optional.of(KeySnapshot.EMPTY) : Optional.empty();
        }
        return Optional.of(new KeySnapshot(node.values, node.subkeys));
    }

    @Override
    public Optional<RegistryValue> value(RegistryPath path, String name) {
        return Optional.ofNullable(keys.get(path)).map(n -> n.values.get(name));
    }
}
