package dev.keyturn.language.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;

/** How Python prints values: {@code str()} and {@code repr()}. */
final class PythonText {
    private static final int BRIEF = 60;
    private static final int MOST_FIXED_DIGITS = 16;

    private PythonText() {
    }

    static String str(Object value) {
        return value instanceof String s ? s : repr(value);
    }

    static String repr(Object value) {
        StringBuilder out = new StringBuilder();
        append(value, out);
        return out.toString();
    }

    /** The value as an error message shows it: its repr, shortened. */
    static String brief(Object value) {
        String text = value instanceof Undefined ? "undefined" : repr(value);
        return text.length() <= BRIEF ? text : text.substring(0, BRIEF) + "…";
    }

    private static void append(Object value, StringBuilder out) {
        Undefined.require(value);
        if (value == null) {
            out.append("None");
        } else if (value instanceof String s) {
            quote(s, out);
        } else if (value instanceof Boolean b) {
            out.append(b ? "True" : "False");
        } else if (Numbers.isFloat(value)) {
            out.append(real(((Number) value).doubleValue()));
        } else if (value instanceof Number) {
            out.append(value);
        } else if (value instanceof Map<?, ?> map) {
            appendMap(map, out);
        } else if (value instanceof List<?> list) {
            appendList(list, out);
        } else {
            throw new Failure("a value that is neither text, number, boolean, list nor dict cannot be printed");
        }
    }

    private static void appendList(List<?> list, StringBuilder out) {
        boolean tuple = list instanceof Tuple;
        out.append(tuple ? '(' : '[');
        String separator = "";
        for (Object item : list) {
            out.append(separator);
            append(item, out);
            separator = ", ";
        }
        out.append(tuple && list.size() == 1 ? "," : "").append(tuple ? ')' : ']');
    }

    private static void appendMap(Map<?, ?> map, StringBuilder out) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(separator);
            append(entry.getKey(), out);
            out.append(": ");
            append(entry.getValue(), out);
            separator = ", ";
        }
        out.append('}');
    }

    private static void quote(String text, StringBuilder out) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> appendCharacter(c, quote, out);
            }
        });
        out.append(quote);
    }

    private static void appendCharacter(int c, char quote, StringBuilder out) {
        if (c == quote) {
            out.append('\\').append(quote);
        } else if (c < ' ' || c >= 0x7f && c <= 0xa0 || c == 0xad) {
            out.append(String.format("\\x%02x", c));
        } else if (Character.getType(c) == Character.SURROGATE || Character.isSpaceChar(c) && c != ' ') {
            out.append(String.format("\\u%04x", c));
        } else {
            out.appendCodePoint(c);
        }
    }

    /** The shortest decimal that reads back as the same double, in Python's spelling. */
    static String real(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        } else if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        } else if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(value);
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < MOST_FIXED_DIGITS) {
            return shortest.scale() <= 0 ? shortest.toPlainString() + ".0" : shortest.toPlainString();
        }
        String digits = shortest.unscaledValue().abs().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return (value < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + String.format("%02d", Math.abs(exponent));
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 15; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return rounded.stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(17)).stripTrailingZeros();
    }
}
