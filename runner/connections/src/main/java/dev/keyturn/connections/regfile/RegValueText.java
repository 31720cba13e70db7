package dev.keyturn.connections.regfile;

import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.registry.RegistryValue.ExpandSz;
import dev.keyturn.registry.RegistryValue.MultiSz;
import dev.keyturn.registry.RegistryValue.Sz;
import java.nio.charset.StandardCharsets;

/** Writes one value as {@code regedit} does, long lists of bytes broken before the 80th column. */
final class RegValueText {
    private static final int WIDTH = 80;

    private RegValueText() {
    }

    /** The whole assignment, {@code "name"=data}, without a line end after it. */
    static String assignment(String name, RegistryValue value, RegVersion version, String newline) {
        String left = (name.isEmpty() ? "@" : quoted(name)) + "=";
        if (value instanceof Sz sz && isPlain(sz.text())) {
            return left + quoted(sz.text());
        }
        if (value instanceof Dword dword) {
            return left + String.format("dword:%08x", dword.number());
        }
        String kind = value.type() == RegistryValue.REG_BINARY ? "hex:" : "hex(" + Integer.toHexString(value.type()) + "):";
        return bytes(left + kind, data(value, version), newline);
    }

    /** Whether a value can be written in this version without loss. */
    static boolean fits(RegistryValue value, RegVersion version) {
        if (version == RegVersion.V5) {
            return true;
        }
        if (value instanceof Sz || value instanceof ExpandSz || value instanceof MultiSz) {
            return RegEncoding.ANSI.canEncode(new String(value.encode(), StandardCharsets.UTF_16LE));
        }
        return !isStringType(value.type());
    }

    /** The types whose bytes {@code REGEDIT4} gives in the ANSI code page. */
    static boolean isStringType(int type) {
        return type == RegistryValue.REG_SZ || type == RegistryValue.REG_EXPAND_SZ || type == RegistryValue.REG_MULTI_SZ;
    }

    private static byte[] data(RegistryValue value, RegVersion version) {
        byte[] stored = value.encode();
        if (version == RegVersion.REGEDIT4 && isStringType(value.type())) {
            return new String(stored, StandardCharsets.UTF_16LE).getBytes(RegEncoding.ANSI.charset());
        }
        return stored;
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static boolean isPlain(String text) {
        return text.chars().noneMatch(c -> c < ' ' && c != '\t');
    }

    private static String bytes(String left, byte[] data, String newline) {
        StringBuilder text = new StringBuilder(left);
        int column = left.length();
        for (int i = 0; i < data.length; i++) {
            text.append(Character.forDigit((data[i] >> 4) & 0xF, 16)).append(Character.forDigit(data[i] & 0xF, 16));
            column += 2;
            if (i < data.length - 1) {
                text.append(',');
                column++;
                if (column > WIDTH - 5) {
                    text.append('\\').append(newline).append("  ");
                    column = 2;
                }
            }
        }
        return text.toString();
    }
}
