package dev.keyturn.windows.tls;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.registry.RegistryValue.MultiSz;
import java.util.Optional;

/**
 * One value as it is written.
 *
 * @param key    the key it is in, or would be
 * @param name   its name
 * @param stored what is there; empty if it is absent
 */
public record Configured(RegistryPath key, String name, Optional<RegistryValue> stored) {
    private static final long SMALL = 9;

    /** Reads it. */
    public static Configured read(RegistryReader registry, RegistryPath key, String name) {
        return new Configured(key, name, registry.value(key, name));
    }

    /** Whether it is there. */
    public boolean isThere() {
        return stored.isPresent();
    }

    /** The number, if it is a well-formed REG_DWORD. */
    public Optional<Long> number() {
        return stored.filter(Dword.class::isInstance).map(value -> ((Dword) value).number());
    }

    /** Whether it is there and no well-formed REG_DWORD. */
    public boolean isNoNumber() {
        return isThere() && number().isEmpty();
    }

    /** Whether it is this number. */
    public boolean is(long wanted) {
        return number().equals(Optional.of(wanted));
    }

    /** Whether it is a number, and another one. */
    public boolean isNumberOtherThan(long unwanted) {
        return number().filter(n -> n != unwanted).isPresent();
    }

    /** Whether it is a number that is neither 0 nor 1. */
    public boolean isNotCanonical() {
        return number().filter(n -> n > 1).isPresent();
    }

    /** The data for people and comparisons: {@code 1}, {@code 0xa80}, {@code absent}, or with its type if it is no number. */
    public String text() {
        return stored.map(Configured::text).orElse("absent");
    }

    private static String text(RegistryValue value) {
        if (value instanceof Dword dword) {
            return dword.number() <= SMALL ? String.valueOf(dword.number()) : "0x" + Long.toHexString(dword.number());
        }
        return value instanceof MultiSz multi ? "REG_MULTI_SZ " + String.join(",", multi.texts()) : value.typeName() + " " + value;
    }

    /** As a clause, {@code Enabled=1} or {@code Enabled is absent}. */
    public String words() {
        return isThere() ? name + "=" + text() : name + " is absent";
    }
}
