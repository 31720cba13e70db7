package dev.keyturn.engine.host;

import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import java.util.List;
import java.util.Optional;

/** A registry as it would be after some changes. Nothing is read for it before somebody asks. */
final class Afterwards implements RegistryReader {
    private final RegistryReader before;
    private final List<RegistryChange> changes;
    private OverlayRegistry after;

    Afterwards(RegistryReader before, List<RegistryChange> changes) {
        this.before = before;
        this.changes = changes;
    }

    private RegistryReader after() {
        if (after == null) {
            OverlayRegistry made = new OverlayRegistry(before);
            made.apply(changes);
            after = made;
        }
        return after;
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        return after().key(path);
    }

    @Override
    public boolean exists(RegistryPath path) {
        return after().exists(path);
    }

    @Override
    public Optional<RegistryValue> value(RegistryPath path, String name) {
        return after().value(path, name);
    }
}
