package dev.keyturn.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A predefined root key, known by its short name (which is the constant's) and by its long one. */
public enum Hive {
    HKLM("HKEY_LOCAL_MACHINE"),
    HKCU("HKEY_CURRENT_USER"),
    HKU("HKEY_USERS"),
    HKCR("HKEY_CLASSES_ROOT"),
    HKCC("HKEY_CURRENT_CONFIG");

    private final String longName;

    Hive(String longName) {
        this.longName = longName;
    }

    /** The name as {@code regedit} writes it, for example {@code HKEY_LOCAL_MACHINE}. */
    public String longName() {
        return longName;
    }

    /** Finds a hive by its short or long name, in any case; empty if there is none. */
    public static Optional<Hive> named(String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(values()).filter(h -> h.name().equals(wanted) || h.longName.equals(wanted)).findFirst();
    }
}
