package dev.keyturn.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A registry that passes every question on to another one, for those that change the answer to some of them only. */
public abstract class ForwardingReader implements RegistryReader {
    private final RegistryReader registry;

    /** Passes questions on to this registry. */
    protected ForwardingReader(RegistryReader registry) {
        this.registry = registry;
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        return registry.key(path);
    }

    @Override
    public boolean exists(RegistryPath path) {
        return registry.exists(path);
    }

    @Override
    public Optional<RegistryValue> value(RegistryPath path, String name) {
        return registry.value(path, name);
    }

    @Override
    public void foresee(List<Foreseen> soon) {
        registry.foresee(soon);
    }

    @Override
    public Optional<Instant> lastWritten(RegistryPath path) {
        return registry.lastWritten(path);
    }

    @Override
    public Optional<Instant> bootTime() {
        return registry.bootTime();
    }
}
