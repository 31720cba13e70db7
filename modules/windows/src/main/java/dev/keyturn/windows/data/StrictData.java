package dev.keyturn.windows.data;

import dev.keyturn.module.ModuleFailure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses data that Ansible would refuse in words of .NET, and data that it would silently store as something else: a list as text, a text
 * that is no hexadecimal, a fraction, a NUL that cuts a text.
 */
public final class StrictData {
    private static final Pattern NUMBER = Pattern.compile("\\+?(0[xX][0-9a-fA-F]+|[0-9]+)?");
    private static final Pattern LEADING_ZERO = Pattern.compile("0+[1-9][0-9]+");
    private static final Pattern BYTE = Pattern.compile("(0x)?[0-9a-f]{1,2}");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private StrictData() {
    }

    /**
     * Checks data against its type.
     *
     * @throws ModuleFailure with what was found and what is expected
     */
    public static void check(DataType type, Object data) throws ModuleFailure {
        boolean fits = switch (type) {
            case DWORD, QWORD -> isNumber(type, data);
            case BINARY, NONE -> isBytes(data);
            case STRING, EXPANDSTRING -> isText(data);
            case MULTISTRING -> data instanceof List<?> all ? all.stream().allMatch(StrictData::isText) : isText(data);
        };
        if (!fits) {
            throw new ModuleFailure("'data' is " + shown(data) + ", but type " + type.label() + " takes " + expected(type));
        }
    }

    /** A sentence about data that is probably meant as something else than it says. */
    public static Optional<String> doubt(DataType type, Object data) {
        boolean number = type == DataType.DWORD || type == DataType.QWORD;
        return number && data instanceof String text && LEADING_ZERO.matcher(text.strip()).matches()
                ? Optional.of("data '" + text + "' is read as a decimal number; write 0x" + text.strip() + " if it is hexadecimal")
                : Optional.empty();
    }

    private static boolean isNumber(DataType type, Object data) {
        if (data instanceof String text ? !NUMBER.matcher(text.strip()).matches() : data instanceof List || data instanceof Map) {
            return false;
        }
        return converts(type, data);
    }

    private static boolean isBytes(Object data) {
        if (!(data instanceof String text)) {
            return !(data instanceof Boolean) && converts(DataType.BINARY, data);
        }
        String lower = text.strip().toLowerCase(Locale.ROOT);
        String[] parts = (lower.startsWith("hex:") ? lower.substring(4) : lower).split("[,:]", -1);
        if (parts.length == 1) {
            String run = SPACES.matcher(parts[0]).replaceAll("");
            return run.chars().allMatch(c -> Character.digit(c, 16) >= 0) && (run.length() % 2 == 0 || run.length() == 1);
        }
        for (String part : parts) {
            if (!BYTE.matcher(part.strip()).matches()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isText(Object data) {
        return data != null && !(data instanceof List) && !(data instanceof Map) && data.toString().indexOf('\0') < 0;
    }

    private static boolean converts(DataType type, Object data) {
        try {
            return RegistryData.convert(type, Optional.of(data), true).isPresent();
        } catch (ModuleFailure e) {
            return false;
        }
    }

    private static String shown(Object data) {
        if (data instanceof Map) {
            return "a mapping";
        }
        String text = data.toString().replace("\0", "\\0");
        String quoted = "'" + (text.length() > 60 ? text.substring(0, 60) + "..." : text) + "'";
        return data instanceof List ? "the list " + quoted : quoted;
    }

    private static String expected(DataType type) {
        return switch (type) {
            case DWORD -> "a whole number from 0 to 4294967295 (0xffffffff), or a negative one from -2147483648 without quotes";
            case QWORD -> "a whole number from 0 to 18446744073709551615 (0xffffffffffffffff), or a negative one without quotes";
            case BINARY, NONE -> "bytes: a list of numbers from 0 to 255, or hexadecimal text as in '01,02,ff' or '0102ff'";
            case STRING, EXPANDSTRING -> "one text without NUL characters; for several texts write 'type: multistring'";
            case MULTISTRING -> "a list of texts without NUL characters, or one such text";
        };
    }
}
