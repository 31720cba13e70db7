package dev.keyturn.windows.policy;

import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.policy.PolicySetting.Action;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads {@code registry.pol}, in which a Group Policy keeps its registry settings. A file is read whole or not at all.
 *
 * <p>Source: Microsoft, MS-GPREG 2.2.1 and "Registry Policy File Format"; {@code **soft.} is of "System Policy Control Codes".
 */
public final class RegistryPol {
    /** More than any Windows reads is no policy. */
    public static final int LARGEST = 64 << 20;

    private static final int SIGNATURE = 0x67655250;
    private static final int VERSION = 1;
    private static final int LONGEST_NAME = 16_383;
    private static final int LAST_TYPE = RegistryValue.REG_QWORD;

    private final String file;
    private final Hive hive;
    private final ByteBuffer bytes;
    private final List<PolicySetting> settings = new ArrayList<>();
    private final SettingLimits limits = new SettingLimits();

    private RegistryPol(String file, byte[] bytes, Hive hive) {
        this.file = file;
        this.hive = hive;
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads a file.
     *
     * @param file its name, for messages
     * @param hive what its keys are below: HKLM for a policy's folder {@code Machine}, the user's hive for {@code User}
     * @throws PolicyFormatException if any of it is not as it should be, with the offset
     */
    public static List<PolicySetting> read(String file, byte[] bytes, Hive hive) throws PolicyFormatException {
        RegistryPol reader = new RegistryPol(file, bytes, hive);
        reader.header();
        while (reader.bytes.hasRemaining()) {
            reader.instruction();
        }
        return List.copyOf(reader.settings);
    }

    /** Whether the bytes begin as such a file does. */
    public static boolean isOne(byte[] bytes) {
        return bytes.length >= 4 && ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt() == SIGNATURE;
    }

    private void header() throws PolicyFormatException {
        int signature = number("the signature 'PReg'");
        if (signature != SIGNATURE) {
            throw wrong(0, String.format("0x%08x", signature), "the signature 'PReg' of a registry.pol");
        }
        int version = number("the version 1");
        if (version != VERSION) {
            throw wrong(4, "version " + Integer.toUnsignedString(version), "version 1");
        }
    }

    private void instruction() throws PolicyFormatException {
        int start = bytes.position();
        mark('[', "'[' before a setting");
        int keyAt = bytes.position();
        String key = text("a key");
        mark(';', "';' after the key");
        int nameAt = bytes.position();
        String name = text("a value's name");
        mark(';', "';' after the value's name");
        int typeAt = bytes.position();
        int type = number("a type");
        if (type < 0 || type > LAST_TYPE) {
            throw wrong(typeAt, "type " + Integer.toUnsignedString(type), "the number of a registry type, 0 to " + LAST_TYPE);
        }
        mark(';', "';' after the type");
        byte[] data = data();
        mark(']', "']' after the data");
        if (name.length() > LONGEST_NAME) {
            throw wrong(nameAt, "a name of " + name.length() + " characters", "at most " + LONGEST_NAME);
        }
        add(path(key, keyAt), name, RegistryValue.decode(type, data), "at byte " + start);
    }

    private byte[] data() throws PolicyFormatException {
        int sizeAt = bytes.position();
        int size = number("a size");
        mark(';', "';' after the size");
        if (size < 0 || size > bytes.remaining()) {
            throw wrong(sizeAt, "a size of " + Integer.toUnsignedString(size) + " bytes", "at most the " + bytes.remaining()
                    + " bytes that follow (is the file cut?)");
        }
        byte[] data = new byte[size];
        bytes.get(data);
        return data;
    }

    private RegistryPath path(String key, int at) throws PolicyFormatException {
        RegistryPath path;
        try {
            path = RegistryPath.of(hive, key);
        } catch (IllegalArgumentException e) {
            throw wrong(at, "a key that no registry can have: " + e.getMessage(), "a key's path below " + hive);
        }
        if (path.isRoot()) {
            throw wrong(at, "an empty key", "a key's path below " + hive);
        }
        return path;
    }

    private void add(RegistryPath key, String name, RegistryValue data, String place) throws PolicyFormatException {
        String code = name.toLowerCase(Locale.ROOT);
        if (!code.startsWith("**")) {
            boolean keyOnly = name.isEmpty() && data.type() == RegistryValue.REG_NONE && data.encode().length == 0;
            keep(keyOnly ? PolicySetting.of(Action.CREATE_KEY, key, "", false, place)
                    : new PolicySetting(Action.SET, key, name, Optional.of(data), false, place));
        } else if (code.startsWith("**del.")) {
            keep(PolicySetting.of(Action.DELETE_VALUE, key, name.substring("**del.".length()), false, place));
        } else if (code.startsWith("**delvals")) {
            keep(PolicySetting.of(Action.DELETE_VALUES, key, "", false, place));
        } else if (code.startsWith("**deletevalues")) {
            for (String each : names(data)) {
                keep(PolicySetting.of(Action.DELETE_VALUE, key, each, false, place));
            }
        } else if (code.startsWith("**deletekeys")) {
            for (String each : names(data)) {
                keep(PolicySetting.of(Action.DELETE_KEY, path(key.literal() + "\\" + each, bytes.position()), "", false, place));
            }
        } else if (code.startsWith("**soft.")) {
            keep(new PolicySetting(Action.SET_IF_ABSENT, key, name.substring("**soft.".length()), Optional.of(data), false, place));
        } else {
            keep(PolicySetting.of(Action.OTHER, key, name, false, place));
        }
    }

    private void keep(PolicySetting setting) throws PolicyFormatException {
        if (!limits.room(setting.key().subkey(), setting.name())) {
            throw wrong(bytes.position(), "too many settings", SettingLimits.expected());
        }
        settings.add(setting);
    }

    /** Names separated by semicolons. */
    private static List<String> names(RegistryValue data) {
        String all = new String(data.encode(), StandardCharsets.UTF_16LE).replace("\0", "");
        return Arrays.stream(all.split(";")).map(String::strip).filter(name -> !name.isEmpty()).toList();
    }

    /** Text up to its final NUL. */
    private String text(String what) throws PolicyFormatException {
        int start = bytes.position();
        StringBuilder read = new StringBuilder();
        while (bytes.remaining() >= 2) {
            char c = bytes.getChar();
            if (c == 0) {
                return read.toString();
            }
            read.append(c);
        }
        throw wrong(start, "the end of the file in " + what, "a NUL character after " + what + " (is the file cut?)");
    }

    private void mark(char wanted, String what) throws PolicyFormatException {
        int at = bytes.position();
        if (bytes.remaining() < 2) {
            throw wrong(at, "the end of the file", what + " (is the file cut?)");
        }
        char found = bytes.getChar();
        if (found != wanted) {
            throw wrong(at, found > ' ' && found < 0x7F ? "'" + found + "'" : String.format("0x%04x", (int) found), what);
        }
    }

    private int number(String what) throws PolicyFormatException {
        if (bytes.remaining() < 4) {
            throw wrong(bytes.position(), "the end of the file", what + " of 4 bytes (is the file cut?)");
        }
        return bytes.getInt();
    }

    private PolicyFormatException wrong(int at, String found, String expected) {
        return PolicyFormatException.atByte(file, at, found, expected);
    }
}
