package dev.keyturn.windows.data;

import dev.keyturn.registry.Bytes;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Binary;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.registry.RegistryValue.ExpandSz;
import dev.keyturn.registry.RegistryValue.MultiSz;
import dev.keyturn.registry.RegistryValue.None;
import dev.keyturn.registry.RegistryValue.Qword;
import dev.keyturn.registry.RegistryValue.Sz;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What .NET hands to PowerShell for a stored value, and how Ansible compares it.
 *
 * <p>A text is a String, a multistring a list of them, a number a signed Long, anything else a list of bytes as Longs. Data that does not
 * have its type's form is read as far as it goes: a text without its final NUL, a number of too few bytes.
 */
public final class ReadForm {
    private ReadForm() {
    }

    /** The value as plain data. */
    public static Object of(RegistryValue value) {
        if (value instanceof Sz text) {
            return text.text();
        } else if (value instanceof ExpandSz text) {
            return text.text();
        } else if (value instanceof MultiSz texts) {
            return texts.texts();
        } else if (value instanceof Dword number) {
            return (long) (int) number.number();
        } else if (value instanceof Qword number) {
            return number.bits();
        } else if (value instanceof Binary || value instanceof None) {
            return numbers(value.encode());
        }
        return ofUnusual(value.type(), value.encode());
    }

    private static Object ofUnusual(int type, byte[] data) {
        return switch (type) {
            case RegistryValue.REG_SZ, RegistryValue.REG_EXPAND_SZ -> text(data);
            case RegistryValue.REG_MULTI_SZ -> texts(data);
            case RegistryValue.REG_DWORD, RegistryValue.REG_QWORD -> data.length <= Long.BYTES ? number(data) : numbers(data);
            default -> numbers(data);
        };
    }

    private static List<Long> numbers(byte[] data) {
        Bytes bytes = Bytes.of(data);
        return IntStream.range(0, bytes.length()).mapToObj(i -> (long) bytes.at(i)).toList();
    }

    private static Long number(byte[] data) {
        long number = 0;
        for (int i = data.length - 1; i >= 0; i--) {
            number = number << Byte.SIZE | data[i] & 0xFF;
        }
        return number;
    }

    private static String utf16(byte[] data) {
        return new String(data, 0, data.length - data.length % 2, StandardCharsets.UTF_16LE);
    }

    private static String text(byte[] data) {
        String whole = utf16(data);
        return whole.endsWith("\0") ? whole.substring(0, whole.length() - 1) : whole;
    }

    private static List<String> texts(byte[] data) {
        String read = utf16(data);
        String whole = read.isEmpty() || read.endsWith("\0") ? read : read + '\0';
        List<String> texts = new ArrayList<>();
        for (int from = 0; from < whole.length();) {
            int end = whole.indexOf('\0', from);
            if (end > from || end < whole.length() - 1) {
                texts.add(whole.substring(from, end));
            }
            from = end + 1;
        }
        return List.copyOf(texts);
    }

    /** Whether Ansible sees a difference in the data, the type aside: texts compare with case, but lists of texts without. */
    public static boolean differs(RegistryValue before, RegistryValue after) {
        Object old = of(before);
        Object wanted = of(after);
        if (old instanceof List<?> list) {
            return !folded(list).equals(folded(wanted instanceof List<?> other ? other : List.of(wanted)));
        }
        return wanted instanceof List || !old.toString().equals(wanted.toString());
    }

    private static List<Object> folded(List<?> items) {
        return items.stream().map(i -> i instanceof String text ? (Object) Names.fold(text) : i).toList();
    }
}
