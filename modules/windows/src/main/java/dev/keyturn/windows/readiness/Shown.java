package dev.keyturn.windows.readiness;

import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import java.util.Optional;

/** Writes registry values for a checklist. */
final class Shown {
    private Shown() {
    }

    /** As {@code Enabled=1}, {@code Enabled absent}, or with its type if that is wrong. */
    static String value(String name, Optional<RegistryValue> value) {
        return value.map(v -> v instanceof Dword d ? name + "=" + d.number() : name + "=" + v + " as " + v.typeName() + ", which is not heeded")
                .orElse(name + " absent");
    }
}
