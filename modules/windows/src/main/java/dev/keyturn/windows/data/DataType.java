package dev.keyturn.windows.data;

import dev.keyturn.module.Choice;
import dev.keyturn.registry.RegistryValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of data that a task can name, in the order in which Ansible lists them. */
public enum DataType {
    @Choice(value = "none", aliases = "REG_NONE") NONE(RegistryValue.REG_NONE),
    @Choice(value = "binary", aliases = "REG_BINARY") BINARY(RegistryValue.REG_BINARY),
    @Choice(value = "dword", aliases = "REG_DWORD") DWORD(RegistryValue.REG_DWORD),
    @Choice(value = "expandstring", aliases = "REG_EXPAND_SZ") EXPANDSTRING(RegistryValue.REG_EXPAND_SZ),
    @Choice(value = "multistring", aliases = "REG_MULTI_SZ") MULTISTRING(RegistryValue.REG_MULTI_SZ),
    @Choice(value = "string", aliases = "REG_SZ") STRING(RegistryValue.REG_SZ),
    @Choice(value = "qword", aliases = "REG_QWORD") QWORD(RegistryValue.REG_QWORD);

    private final int number;

    DataType(int number) {
        this.number = number;
    }

    /** The type's number in {@code winnt.h}. */
    public int number() {
        return number;
    }

    /** The name as a task spells it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a type by the name that Ansible has for it, in any case. */
    public static Optional<DataType> named(String name) {
        return Arrays.stream(values()).filter(t -> t.label().equalsIgnoreCase(name)).findFirst();
    }
}
