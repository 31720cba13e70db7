package dev.keyturn.registry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The typed data of one registry value.
 *
 * <p>{@link #decode} and {@link #encode} are inverse to each other for every type and every data: what a typed variant could not give back
 * byte for byte (a string without its final NUL, a DWORD of three bytes) is kept as {@link Other}. Two values are equal exactly if their
 * type and bytes are. Type numbers are those of {@code winnt.h}.
 */
public sealed interface RegistryValue {
    int REG_NONE = 0;
    int REG_SZ = 1;
    int REG_EXPAND_SZ = 2;
    int REG_BINARY = 3;
    int REG_DWORD = 4;
    int REG_DWORD_BIG_ENDIAN = 5;
    int REG_LINK = 6;
    int REG_MULTI_SZ = 7;
    int REG_QWORD = 11;

    /** The type's number. */
    int type();

    /** The data as the registry stores it, little-endian and UTF-16LE with final NULs. */
    byte[] encode();

    /** The type's name as Windows spells it, {@code REG_DWORD} for example; {@code REG_0x9} for one without a name. */
    default String typeName() {
        return typeName(type());
    }

    /** The name of a type's number. */
    static String typeName(int type) {
        return switch (type) {
            case REG_NONE -> "REG_NONE";
            case REG_SZ -> "REG_SZ";
            case REG_EXPAND_SZ -> "REG_EXPAND_SZ";
            case REG_BINARY -> "REG_BINARY";
            case REG_DWORD -> "REG_DWORD";
            case REG_DWORD_BIG_ENDIAN -> "REG_DWORD_BIG_ENDIAN";
            case REG_LINK -> "REG_LINK";
            case REG_MULTI_SZ -> "REG_MULTI_SZ";
            case 8 -> "REG_RESOURCE_LIST";
            case 9 -> "REG_FULL_RESOURCE_DESCRIPTOR";
            case 10 -> "REG_RESOURCE_REQUIREMENTS_LIST";
            case REG_QWORD -> "REG_QWORD";
            default -> "REG_0x" + Integer.toHexString(type);
        };
    }

    /** A {@code REG_DWORD} of the given number, 0 to 0xFFFFFFFF. */
    static Dword dword(long number) {
        return new Dword(number);
    }

    /** A {@code REG_SZ}. */
    static Sz sz(String text) {
        return new Sz(text);
    }

    /** Reads stored data. Never fails: what does not fit its type is an {@link Other}. */
    static RegistryValue decode(int type, byte[] data) {
        RegistryValue typed = switch (type) {
            case REG_NONE -> new None(Bytes.of(data));
            case REG_BINARY -> new Binary(Bytes.of(data));
            case REG_DWORD -> data.length == 4 ? new Dword(little(data).getInt() & 0xFFFFFFFFL) : null;
            case REG_QWORD -> data.length == 8 ? new Qword(little(data).getLong()) : null;
            case REG_SZ -> text(data) == null ? null : new Sz(text(data));
            case REG_EXPAND_SZ -> text(data) == null ? null : new ExpandSz(text(data));
            case REG_MULTI_SZ -> texts(data);
            default -> null;
        };
        return typed == null ? new Other(type, Bytes.of(data)) : typed;
    }

    private static ByteBuffer little(byte[] data) {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The one string that would be stored as exactly these bytes, or null. */
    private static String text(byte[] data) {
        if (data.length < 2 || data.length % 2 != 0) {
            return null;
        }
        String whole = utf16(data);
        int end = whole.length() - 1;
        return whole.indexOf('\0') == end && reproduces(whole, data) ? whole.substring(0, end) : null;
    }

    private static MultiSz texts(byte[] data) {
        if (data.length < 2 || data.length % 2 != 0) {
            return null;
        }
        String whole = utf16(data);
        if (whole.charAt(whole.length() - 1) != '\0' || !reproduces(whole, data)) {
            return null;
        }
        List<String> strings = new ArrayList<>();
        int from = 0;
        while (from < whole.length() - 1) {
            int end = whole.indexOf('\0', from);
            if (end == from || end == whole.length() - 1) {
                return null;
            }
            strings.add(whole.substring(from, end));
            from = end + 1;
        }
        return new MultiSz(strings);
    }

    private static String utf16(byte[] data) {
        return new String(data, StandardCharsets.UTF_16LE);
    }

    /** False for lone surrogates, which Java's decoder replaces. */
    private static boolean reproduces(String text, byte[] data) {
        return java.util.Arrays.equals(text.getBytes(StandardCharsets.UTF_16LE), data);
    }

    private static byte[] stored(String text) {
        return (text + '\0').getBytes(StandardCharsets.UTF_16LE);
    }

    private static String withoutNul(String text) {
        Objects.requireNonNull(text, "text is null");
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a string value cannot contain a NUL character");
        }
        return text;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** {@code REG_SZ}: text without NUL. */
    record Sz(String text) implements RegistryValue {
        public Sz {
            withoutNul(text);
        }

        @Override
        public int type() {
            return REG_SZ;
        }

        @Override
        public byte[] encode() {
            return stored(text);
        }

        @Override
        public String toString() {
            return quoted(text);
        }
    }

    /** {@code REG_EXPAND_SZ}: text whose {@code %NAME%} parts a reader expands; kept unexpanded here. */
    record ExpandSz(String text) implements RegistryValue {
        public ExpandSz {
            withoutNul(text);
        }

        @Override
        public int type() {
            return REG_EXPAND_SZ;
        }

        @Override
        public byte[] encode() {
            return stored(text);
        }

        @Override
        public String toString() {
            return "expand:" + quoted(text);
        }
    }

    /** {@code REG_MULTI_SZ}: texts in order, none of them empty (an empty one would end the stored list). */
    record MultiSz(List<String> texts) implements RegistryValue {
        public MultiSz {
            texts = List.copyOf(texts);
            for (String text : texts) {
                if (withoutNul(text).isEmpty()) {
                    throw new IllegalArgumentException("a multi-string value cannot hold an empty string");
                }
            }
        }

        @Override
        public int type() {
            return REG_MULTI_SZ;
        }

        @Override
        public byte[] encode() {
            StringBuilder all = new StringBuilder();
            texts.forEach(t -> all.append(t).append('\0'));
            return stored(all.toString());
        }

        @Override
        public String toString() {
            return "multi:" + texts.stream().map(RegistryValue::quoted).toList();
        }
    }

    /** {@code REG_DWORD}: an unsigned 32-bit number. */
    record Dword(long number) implements RegistryValue {
        public Dword {
            if (number < 0 || number > 0xFFFFFFFFL) {
                throw new IllegalArgumentException(number + " does not fit a DWORD (0 to 4294967295)");
            }
        }

        @Override
        public int type() {
            return REG_DWORD;
        }

        @Override
        public byte[] encode() {
            return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) number).array();
        }

        @Override
        public String toString() {
            return String.format("dword:0x%08x", number);
        }
    }

    /** {@code REG_QWORD}: 64 bits, to be read as an unsigned number. */
    record Qword(long bits) implements RegistryValue {
        @Override
        public int type() {
            return REG_QWORD;
        }

        @Override
        public byte[] encode() {
            return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(bits).array();
        }

        @Override
        public String toString() {
            return String.format("qword:0x%016x", bits);
        }
    }

    /** {@code REG_BINARY}. */
    record Binary(Bytes data) implements RegistryValue {
        @Override
        public int type() {
            return REG_BINARY;
        }

        @Override
        public byte[] encode() {
            return data.toArray();
        }

        @Override
        public String toString() {
            return "hex:" + data;
        }
    }

    /** {@code REG_NONE}: bytes without a meaning. */
    record None(Bytes data) implements RegistryValue {
        @Override
        public int type() {
            return REG_NONE;
        }

        @Override
        public byte[] encode() {
            return data.toArray();
        }

        @Override
        public String toString() {
            return "hex(0):" + data;
        }
    }

    /** Any other type, or data that does not have its type's form: kept as it is. */
    record Other(int type, Bytes data) implements RegistryValue {
        @Override
        public byte[] encode() {
            return data.toArray();
        }

        @Override
        public String toString() {
            return "hex(" + Integer.toHexString(type) + "):" + data;
        }
    }
}
