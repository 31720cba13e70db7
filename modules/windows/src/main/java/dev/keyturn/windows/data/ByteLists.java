package dev.keyturn.windows.data;

import dev.keyturn.module.ModuleFailure;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Plain data as bytes: a list of numbers, one number, or hexadecimal text as {@code reg export} writes it. */
final class ByteLists {
    private static final BigInteger MAX = BigInteger.valueOf(255);
    private static final Pattern NO_PART_OF_HEX = Pattern.compile("[^a-f0-9\\\\,x\\-:]");
    private static final Pattern BYTE = Pattern.compile("(0x)?0{0,6}[0-9a-f]{1,2}");

    private ByteLists() {
    }

    /** The bytes. */
    static byte[] of(Object data) throws ModuleFailure {
        if (data instanceof String text) {
            return ofText(text);
        }
        if (data instanceof List<?> all) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (Object item : all) {
                bytes.write(item == null ? 0 : single(item, data));
            }
            return bytes.toByteArray();
        }
        if (data instanceof Number) {
            return new byte[] {(byte) single(data, data)};
        }
        throw noBytes(data);
    }

    private static int single(Object item, Object data) throws ModuleFailure {
        if (item instanceof Double) {
            throw noBytes(data);
        }
        BigInteger number = WholeNumbers.of(item);
        if (number.signum() < 0 || number.compareTo(MAX) > 0) {
            throw noBytes(data);
        }
        return number.intValue();
    }

    /** As Ansible reads it: whatever cannot belong to hexadecimal text is passed over, and an odd run without separators means nothing at all. */
    private static byte[] ofText(String text) throws ModuleFailure {
        String lower = text.toLowerCase(Locale.ROOT);
        String hex = NO_PART_OF_HEX.matcher(lower.startsWith("hex:") ? lower.substring(4) : lower).replaceAll("").replace(',', ':');
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (hex.indexOf(':') >= 0 || hex.length() == 1) {
            for (String part : hex.split(":+", -1)) {
                bytes.write(parsed(part, text));
            }
        } else if (hex.length() % 2 == 0) {
            for (int i = 0; i < hex.length(); i += 2) {
                bytes.write(parsed(hex.substring(i, i + 2), text));
            }
        }
        return bytes.toByteArray();
    }

    private static int parsed(String part, String text) throws ModuleFailure {
        if (!BYTE.matcher(part).matches()) {
            throw noBytes(text);
        }
        return HexFormat.fromHexDigits(part.startsWith("0x") ? part.substring(2) : part);
    }

    private static ModuleFailure noBytes(Object data) {
        return new ModuleFailure("cannot convert binary data '" + data + "' to byte array, please specify this value as a yaml byte array"
                + " or a comma separated hex value string");
    }
}
