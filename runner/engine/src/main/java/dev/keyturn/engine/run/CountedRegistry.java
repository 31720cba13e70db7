package dev.keyturn.engine.run;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A registry that counts how often a module looks something up in it: the settings that were looked after. */
final class CountedRegistry implements RegistryReader {
    private final RegistryReader registry;
    private int lookups;

    CountedRegistry(RegistryReader registry) {
        this.registry = registry;
    }

    int lookups() {
        return lookups;
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        lookups++;
        return registry.key(path);
    }

    @Override
    public boolean exists(RegistryPath path) {
        return registry.exists(path);
    }

    @Override
    public Optional<RegistryValue> value(RegistryPath path, String name) {
        lookups++;
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
