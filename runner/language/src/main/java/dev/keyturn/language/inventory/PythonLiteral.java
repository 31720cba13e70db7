package dev.keyturn.language.inventory;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the value of a variable in an INI inventory means: Ansible takes it as a Python literal if it is one, and as text if not. So {@code 5}
 * is a number, {@code True} a boolean, {@code true} a text, {@code 1,2} a list. A set, a complex number and bytes stay text here.
 */
final class PythonLiteral {
    private static final int DEEPEST = 100;
    private static final int MOST_DIGITS = 4300;
    private static final String DIGITS = "[0-9](?:_?[0-9])*+";
    private static final String EXPONENT = "[eE][-+]?" + DIGITS;
    private static final Pattern FLOAT = Pattern.compile(
            "(?:" + DIGITS + "\\.(?:" + DIGITS + ")?|\\." + DIGITS + ")(?:" + EXPONENT + ")?|" + DIGITS + EXPONENT);
    private static final Pattern BASED = Pattern.compile("0(?:[xX](?:_?[0-9a-fA-F])++|[oO](?:_?[0-7])++|[bB](?:_?[01])++)");
    private static final Pattern WHOLE = Pattern.compile("0(?:_?0)*+|[1-9](?:_?[0-9])*+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

    private final String text;
    private int at;
    private int depth;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** The literal's value as plain data, or the text itself. */
    static Object valueOf(String text) {
        PythonLiteral reader = new PythonLiteral(text);
        try {
            Object value = reader.tuple();
            reader.skipBlanks();
            return reader.at == text.length() ? value : text;
        } catch (NoLiteral textOnly) {
            return text;
        }
    }

    /** One value, or several with commas between them. */
    private Object tuple() {
        Object first = value();
        if (!take(',')) {
            return first;
        }
        List<Object> items = new ArrayList<>();
        items.add(first);
        skipBlanks();
        while (at < text.length() && text.charAt(at) != ')') {
            items.add(value());
            if (!take(',')) {
                break;
            }
            skipBlanks();
        }
        return Collections.unmodifiableList(items);
    }

    private Object value() {
        skipBlanks();
        if (at >= text.length() || ++depth > DEEPEST) {
            throw new NoLiteral();
        }
        Object value = atom(text.charAt(at));
        depth--;
        return value;
    }

    private Object atom(char c) {
        if (take('[')) {
            return list();
        } else if (take('{')) {
            return dict();
        } else if (take('(')) {
            if (take(')')) {
                return List.of();
            }
            Object inner = tuple();
            expect(')');
            return inner;
        } else if (c == '-' || c == '+') {
            at++;
            skipBlanks();
            Number number = number();
            return c == '+' ? number : negative(number);
        } else if (c == '.' || c >= '0' && c <= '9') {
            return number();
        }
        return PythonString.beginsAt(text, at) ? strings() : word();
    }

    private Object word() {
        return switch (match(WORD)) {
            case "True" -> true;
            case "False" -> false;
            case "None" -> null;
            default -> throw new NoLiteral();
        };
    }

    /** Texts that follow each other are one. */
    private String strings() {
        StringBuilder all = new StringBuilder();
        do {
            PythonString string = PythonString.read(text, at);
            all.append(string.value());
            at = string.end();
            skipBlanks();
        } while (PythonString.beginsAt(text, at));
        return all.toString();
    }

    private List<Object> list() {
        List<Object> items = new ArrayList<>();
        while (!take(']')) {
            items.add(value());
            if (!take(',')) {
                expect(']');
                break;
            }
        }
        return Collections.unmodifiableList(items);
    }

    private Map<Object, Object> dict() {
        Map<Object, Object> entries = new LinkedHashMap<>();
        while (!take('}')) {
            Object key = value();
            if (key instanceof Map || key instanceof List) {
                throw new NoLiteral();
            }
            expect(':');
            entries.put(key, value());
            if (!take(',')) {
                expect('}');
                break;
            }
        }
        return Collections.unmodifiableMap(entries);
    }

    private Number number() {
        Number value;
        if (looksAt(FLOAT)) {
            value = Double.valueOf(match(FLOAT).replace("_", ""));
        } else if (looksAt(BASED)) {
            String digits = match(BASED).replace("_", "");
            char base = Character.toLowerCase(digits.charAt(1));
            value = whole(digits.substring(2), base == 'x' ? 16 : base == 'o' ? 8 : 2);
        } else {
            value = whole(match(WHOLE).replace("_", ""), 10);
        }
        if (at < text.length() && (text.charAt(at) == '_' || text.charAt(at) == '.' || Character.isLetterOrDigit(text.charAt(at)))) {
            throw new NoLiteral();
        }
        return value;
    }

    private static Number whole(String digits, int base) {
        if (digits.length() > MOST_DIGITS) {
            throw new NoLiteral();
        }
        return shrunk(new BigInteger(digits, base));
    }

    private static Number shrunk(BigInteger number) {
        return number.bitLength() < 64 ? (Number) number.longValue() : number;
    }

    private static Number negative(Number number) {
        return number instanceof Double d ? (Number) (-d) : shrunk(new BigInteger(number.toString()).negate());
    }

    private boolean looksAt(Pattern pattern) {
        return pattern.matcher(text).region(at, text.length()).lookingAt();
    }

    private String match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw new NoLiteral();
        }
        at = matcher.end();
        return matcher.group();
    }

    private boolean take(char c) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!take(c)) {
            throw new NoLiteral();
        }
    }

    /** Blanks, and a comment up to the end. */
    private void skipBlanks() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\f')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '#') {
            at = text.length();
        }
    }

    /** Says that the text is no literal. */
    static final class NoLiteral extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoLiteral() {
            super("no literal", null, false, false);
        }
    }
}
