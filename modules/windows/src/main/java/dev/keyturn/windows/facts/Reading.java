package dev.keyturn.windows.facts;

import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads values as what they should be. A value of another type is as good as none: what a fact needs is unknown then, never guessed. */
public final class Reading {
    private Reading() {
    }

    /** A text up to its first NUL, which stored data may lack, without the blanks around it; empty if there is none. */
    public static Optional<String> text(Optional<RegistryValue> value) {
        return value.filter(v -> v.type() == RegistryValue.REG_SZ).map(RegistryValue::encode).filter(bytes -> bytes.length % 2 == 0)
                .map(bytes -> (new String(bytes, StandardCharsets.UTF_16LE) + '\0').split("\0", 2)[0].strip()).filter(t -> !t.isEmpty());
    }

    /** A 32-bit number. */
    public static Optional<Long> number(Optional<RegistryValue> value) {
        return value.filter(Dword.class::isInstance).map(v -> ((Dword) v).number());
    }
}
