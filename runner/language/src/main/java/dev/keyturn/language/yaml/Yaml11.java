package dev.keyturn.language.yaml;

import dev.keyturn.language.budget.Budget;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a plain scalar means under YAML 1.1, as PyYAML, and so Ansible, takes it. A time stamp stays text. */
final class Yaml11 {
    private static final Set<String> TRUE = Set.of("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE = Set.of("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(?:0b[01_]+|0x[0-9a-fA-F_]+|0[0-7_]*|[1-9][0-9_]*(?::[0-5]?[0-9])*)");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(?:[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?)");

    private Yaml11() {
    }

    static Object resolve(String text) {
        if (NULL.contains(text)) {
            return null;
        }
        char first = text.charAt(0);
        if (first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.') {
            return number(text);
        }
        return TRUE.contains(text) ? (Object) Boolean.TRUE : FALSE.contains(text) ? Boolean.FALSE : text;
    }

    /** A number of more digits than Python reads stays a text. */
    private static Object number(String text) {
        if (text.length() > Budget.MOST_DIGITS) {
            return text;
        }
        if (WHOLE.matcher(text).matches()) {
            return whole(text.replace("_", ""));
        }
        if (FLOAT.matcher(text).matches()) {
            return Double.valueOf(text.replace("_", ""));
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            case ".nan" -> Double.NaN;
            default -> text;
        };
    }

    private static Object whole(String text) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        BigInteger number = BigInteger.ZERO;
        if (digits.startsWith("0x")) {
            number = new BigInteger("0" + digits.substring(2), 16);
        } else if (digits.startsWith("0b")) {
            number = new BigInteger("0" + digits.substring(2), 2);
        } else if (digits.startsWith("0")) {
            number = new BigInteger(digits, 8);
        } else {
            for (String part : digits.split(":")) {
                number = number.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
            }
        }
        number = negative ? number.negate() : number;
        return number.bitLength() < 64 ? (Object) number.longValue() : number;
    }
}
