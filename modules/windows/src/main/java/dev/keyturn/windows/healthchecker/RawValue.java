package dev.keyturn.windows.healthchecker;

import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.registry.RegistryValue.ExpandSz;
import dev.keyturn.registry.RegistryValue.Qword;
import dev.keyturn.registry.RegistryValue.Sz;
import java.util.Optional;

/**
 * One value as HealthChecker compares it. It asks for no type, so a text is compared as a text: {@code "1"} is as good as 1 to it.
 *
 * @param name   what HealthChecker calls it, {@code ServerEnabledValue} for example
 * @param stored what the registry holds; empty if it is absent
 */
public record RawValue(String name, Optional<RegistryValue> stored) {
    private static final String UNCOMPARABLE = "?";

    /** Whether it is absent, which HealthChecker shows as NULL. */
    public boolean isNull() {
        return stored.isEmpty();
    }

    /** Whether it cannot be told what a comparison with a number comes to. */
    boolean isUncomparable() {
        return stored.map(RawValue::text).filter(UNCOMPARABLE::equals).isPresent();
    }

    /** Whether it is there and the number. */
    boolean is(long number) {
        return stored.map(RawValue::text).filter(String.valueOf(number)::equals).isPresent();
    }

    private static String text(RegistryValue value) {
        if (value instanceof Dword dword) {
            return String.valueOf(dword.number());
        }
        if (value instanceof Qword qword) {
            return String.valueOf(qword.bits());
        }
        if (value instanceof Sz sz) {
            return sz.text();
        }
        return value instanceof ExpandSz expand ? expand.text() : UNCOMPARABLE;
    }
}
