package dev.keyturn.engine.host;

import dev.keyturn.registry.ForwardingReader;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import java.util.Optional;

/** A registry that counts how often a module looks something up in it: the settings that were looked after. */
final class CountedRegistry extends ForwardingReader {
    private int lookups;

    CountedRegistry(RegistryReader registry) {
        super(registry);
    }

    int lookups() {
        return lookups;
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        lookups++;
        return super.key(path);
    }

    @Override
    public Optional<RegistryValue> value(RegistryPath path, String name) {
        lookups++;
        return super.value(path, name);
    }
}
