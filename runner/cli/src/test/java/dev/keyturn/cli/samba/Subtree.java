package dev.keyturn.cli.samba;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import java.util.List;
import java.util.Optional;

/** A whole registry below one key of another: each hive and each view has a key there. So a host has keys and views that it would not have. */
final class Subtree implements Connection {
    private final Connection host;
    private final RegistryPath base;

    /** Makes it, empty. */
    Subtree(Connection host, RegistryPath base) {
        this.host = host;
        this.base = base;
        RegistryChanges wishes = new RegistryChanges(host).deleteTree(base);
        for (Hive hive : Hive.values()) {
            for (View view : View.values()) {
                wishes.createKey(base.child(hive + " " + view.label()));
            }
        }
        host.apply(wishes.toList());
    }

    private RegistryPath place(RegistryPath path) {
        RegistryPath root = base.child(path.hive() + " " + path.view().label());
        return path.isRoot() ? root : root.child(path.subkey());
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        return host.key(place(path));
    }

    @Override
    public boolean exists(RegistryPath path) {
        return host.exists(place(path));
    }

    @Override
    public Optional<RegistryValue> value(RegistryPath path, String name) {
        return host.value(place(path), name);
    }

    @Override
    public void apply(List<RegistryChange> changes) {
        host.apply(changes.stream().map(this::placed).toList());
    }

    private RegistryChange placed(RegistryChange change) {
        RegistryPath path = place(change.path());
        if (change instanceof SetValue set) {
            return new SetValue(path, set.name(), set.before(), set.after());
        }
        if (change instanceof DeleteValue delete) {
            return new DeleteValue(path, delete.name(), delete.before());
        }
        if (change instanceof CreateKey create) {
            return new CreateKey(path, create.volatileKey());
        }
        return new RegistryChange.DeleteKey(path);
    }

    /** How many keys there are, and values. */
    int size() {
        return size(base);
    }

    private int size(RegistryPath path) {
        KeySnapshot key = host.key(path).orElseThrow();
        return 1 + key.values().size() + key.subkeys().stream().mapToInt(name -> size(path.child(name))).sum();
    }

    @Override
    public void close() {
        host.close();
    }
}
