package dev.keyturn.windows.healthchecker;

import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.ExpandSz;
import dev.keyturn.registry.RegistryValue.MultiSz;
import dev.keyturn.registry.RegistryValue.Sz;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One value as HealthChecker compares it. It asks for no type, so a text is compared as a text, and bytes or several texts one by one: {@code "1"} and
 * the byte 01 are as good as 1 to it. Sources: Microsoft, RegistryKey.GetValue; PowerShell's comparison operators.
 *
 * @param name   what HealthChecker calls it, {@code ServerEnabledValue} for example
 * @param stored what the registry holds; empty if it is absent
 */
public record RawValue(String name, Optional<RegistryValue> stored) {
    /** Whether it is absent, which HealthChecker shows as NULL. */
    public boolean isNull() {
        return stored.isEmpty();
    }

    /** Whether it cannot be told what a comparison with a number comes to. */
    boolean isUncomparable() {
        return stored.isPresent() && compared().isEmpty();
    }

    /** Whether it is there and the number, or one of its parts is. */
    boolean is(long number) {
        return compared().contains(String.valueOf(number));
    }

    /** Whether it is there and not the number, or one of its parts is not. */
    boolean isOtherThan(long number) {
        return compared().stream().anyMatch(part -> !part.equals(String.valueOf(number)));
    }

    /** What is compared, each as a text; nothing if that cannot be told. */
    private List<String> compared() {
        return stored.map(RawValue::compared).orElse(List.of());
    }

    private static List<String> compared(RegistryValue value) {
        byte[] data = value.encode();
        return switch (value.type()) {
            case RegistryValue.REG_SZ -> value instanceof Sz sz ? List.of(sz.text()) : List.of();
            case RegistryValue.REG_EXPAND_SZ -> value instanceof ExpandSz sz && !sz.text().contains("%") ? List.of(sz.text()) : List.of();
            case RegistryValue.REG_MULTI_SZ -> value instanceof MultiSz multi ? multi.texts() : List.of();
            case RegistryValue.REG_DWORD, RegistryValue.REG_QWORD -> data.length > Long.BYTES ? bytes(data) : List.of(number(data));
            case RegistryValue.REG_NONE, RegistryValue.REG_BINARY, RegistryValue.REG_DWORD_BIG_ENDIAN -> bytes(data);
            default -> List.of();
        };
    }

    private static String number(byte[] data) {
        long number = 0;
        for (int i = data.length - 1; i >= 0; i--) {
            number = number << Byte.SIZE | data[i] & 0xFF;
        }
        return String.valueOf(number);
    }

    private static List<String> bytes(byte[] data) {
        return IntStream.range(0, data.length).mapToObj(at -> String.valueOf(data[at] & 0xFF)).toList();
    }
}
