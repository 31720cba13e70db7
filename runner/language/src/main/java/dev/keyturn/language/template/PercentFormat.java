package dev.keyturn.language.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code pattern % values}: the forms s r d i u x X o e f c, with flags, width and precision. */
final class PercentFormat {
    private static final Pattern FIELD = Pattern.compile(
            "%(?:\\((?<key>[^)]*)\\))?(?<flags>[-+ #0]*)(?<width>\\d*)(?:\\.(?<precision>\\d*))?(?<kind>.|$)");
    private static final int WIDEST = 10_000;

    private final List<?> values;
    private final Object whole;
    private int next;

    private PercentFormat(Object whole) {
        this.whole = whole;
        this.values = whole instanceof Tuple tuple ? tuple : Collections.singletonList(whole);
    }

    static String format(String pattern, Object values) {
        PercentFormat format = new PercentFormat(values);
        StringBuilder out = new StringBuilder();
        Matcher field = FIELD.matcher(pattern);
        int done = 0;
        while (field.find(done)) {
            out.append(pattern, done, field.start()).append(format.field(field));
            done = field.end();
        }
        out.append(pattern.substring(done));
        if (format.next < format.values.size() && !(values instanceof Map)) {
            throw new Failure("'%' was given more values than the text " + PythonText.brief(pattern) + " has places");
        }
        return out.toString();
    }

    private String field(Matcher field) {
        char kind = field.group("kind").isEmpty() ? 0 : field.group("kind").charAt(0);
        if (kind == '%') {
            return "%";
        }
        String flags = field.group("flags");
        int width = number(field.group("width"), 0);
        int precision = number(field.group("precision"), -1);
        Object value = value(field.group("key"));
        String text = switch (kind) {
            case 's' -> cut(PythonText.str(value), precision);
            case 'r' -> cut(PythonText.repr(value), precision);
            case 'c' -> value instanceof String s ? s : character(whole(value, kind));
            case 'd', 'i', 'u' -> signed(whole(value, kind).toString(), flags, precision);
            case 'x' -> signed(based(whole(value, kind), 16, flags.contains("#") ? "0x" : ""), flags, precision);
            case 'X' -> signed(based(whole(value, kind), 16, flags.contains("#") ? "0x" : "").toUpperCase(Locale.ROOT), flags, precision);
            case 'o' -> signed(based(whole(value, kind), 8, flags.contains("#") ? "0o" : ""), flags, precision);
            case 'f', 'F' -> signed(fixed(real(value, kind), precision < 0 ? 6 : precision), flags, -1);
            case 'e', 'E' -> signed(String.format(Locale.ROOT, "%." + (precision < 0 ? 6 : precision) + kind, real(value, kind)), flags, -1);
            default -> throw new Failure("'%" + field.group("kind") + "' is no format; known are %s %r %d %x %X %o %e %f %c and %%");
        };
        return pad(text, flags, width, kind);
    }

    private Object value(String key) {
        if (key != null) {
            Values.Found found = whole instanceof Map<?, ?> map ? Values.find(map, key) : null;
            if (found == null) {
                throw new Failure("'%(" + key + ")' needs a dict with the key '" + key + "'");
            }
            return found.value();
        }
        if (next >= values.size()) {
            throw new Failure("'%' has fewer values than the text has places; give them as a tuple, for example `'%s %s' % (a, b)`");
        }
        return values.get(next++);
    }

    private static String character(BigInteger code) {
        if (code.signum() < 0 || code.bitLength() > 21 || !Character.isValidCodePoint(code.intValue())) {
            throw new Failure("'%c' needs the number of a character, 0 to 1114111, but found " + PythonText.brief(code));
        }
        return Character.toString(code.intValue());
    }

    private static BigInteger whole(Object value, char kind) {
        if (!Numbers.isNumeric(value) || Numbers.isFloat(value) && (kind == 'x' || kind == 'X' || kind == 'o')) {
            throw new Failure("'%" + kind + "' needs a whole number, but found " + Values.typeName(value) + " " + PythonText.brief(value)
                    + "; write `x | int`");
        }
        return Numbers.isFloat(value) && Double.isFinite(Numbers.real(value)) ? new BigDecimal(Numbers.real(value)).toBigInteger() : Numbers.big(value);
    }

    private static double real(Object value, char kind) {
        if (!Numbers.isNumeric(value)) {
            throw new Failure("'%" + kind + "' needs a number, but found " + Values.typeName(value) + " " + PythonText.brief(value)
                    + "; write `x | float`");
        }
        return Numbers.real(value);
    }

    /** Rounded from the exact binary value, as C does. */
    private static String fixed(double value, int digits) {
        return Double.isFinite(value) ? new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString() : PythonText.real(value);
    }

    private static String based(BigInteger value, int base, String prefix) {
        return (value.signum() < 0 ? "-" : "") + prefix + value.abs().toString(base);
    }

    private static String signed(String digits, String flags, int precision) {
        boolean minus = digits.startsWith("-");
        String bare = minus ? digits.substring(1) : digits;
        String sign = minus ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        return sign + "0".repeat(Math.max(0, precision - bare.length())) + bare;
    }

    private static String pad(String text, String flags, int width, char kind) {
        String fill = " ".repeat(Math.max(0, width - text.length()));
        if (flags.contains("-")) {
            return text + fill;
        } else if (!flags.contains("0") || "src".indexOf(kind) >= 0) {
            return fill + text;
        }
        int head = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
        head += text.startsWith("0x", head) || text.startsWith("0X", head) || text.startsWith("0o", head) ? 2 : 0;
        return text.substring(0, head) + fill.replace(' ', '0') + text.substring(head);
    }

    /** Zeros in front, behind a sign, up to the width. */
    static String zeroFill(String text, int width) {
        return pad(text, "0", Math.min(width, WIDEST), 'd');
    }

    private static String cut(String text, int precision) {
        return precision >= 0 && precision < text.length() ? text.substring(0, precision) : text;
    }

    private static int number(String digits, int otherwise) {
        if (digits == null || digits.isEmpty()) {
            return otherwise;
        }
        if (digits.length() > 5 || Integer.parseInt(digits) > WIDEST) {
            throw new Failure("'%" + digits + "' is too wide; the limit is " + WIDEST);
        }
        return Integer.parseInt(digits);
    }
}
