package dev.keyturn.windows.facts;

import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.registry.RegistryValue.Sz;
import java.util.Optional;

/** Reads values as what they should be. A value of another type is as good as none: what a fact needs is unknown then, never guessed. */
final class Reading {
    private Reading() {
    }

    /** A text without the blanks around it; empty if there is none. */
    static Optional<String> text(Optional<RegistryValue> value) {
        return value.filter(Sz.class::isInstance).map(v -> ((Sz) v).text().strip()).filter(t -> !t.isEmpty());
    }

    /** A 32-bit number. */
    static Optional<Long> number(Optional<RegistryValue> value) {
        return value.filter(Dword.class::isInstance).map(v -> ((Dword) v).number());
    }
}
