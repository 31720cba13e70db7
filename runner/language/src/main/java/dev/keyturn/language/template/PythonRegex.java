package dev.keyturn.language.template;

import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Python's spelling of regular expressions on Java's engine. */
final class PythonRegex {

    private PythonRegex() {
    }

    static Pattern compile(String regex, boolean ignoreCase, boolean multiline) {
        int flags = Pattern.UNIX_LINES | (ignoreCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0) | (multiline ? Pattern.MULTILINE : 0);
        try {
            return Pattern.compile(translate(regex), flags);
        } catch (PatternSyntaxException broken) {
            throw new Failure("the regular expression " + PythonText.repr(regex) + " is broken: " + broken.getDescription());
        }
    }

    /** Turns the engine's deep recursion on hostile input into an ordinary failure. */
    static Object guarded(Supplier<Object> work) {
        try {
            return work.get();
        } catch (StackOverflowError tooDeep) {
            throw new Failure("the regular expression needs too many steps on this text; make it simpler");
        }
    }

    private static String translate(String regex) {
        StringBuilder out = new StringBuilder(regex.length() + 8);
        int classStart = -1;
        for (int i = 0; i < regex.length(); i++) {
            char c = regex.charAt(i);
            if (c == '\\' && i + 1 < regex.length()) {
                char next = regex.charAt(++i);
                out.append(next == 'Z' ? "\\z" : "\\" + next);
            } else if (classStart >= 0) {
                boolean first = i == classStart + 1 || i == classStart + 2 && regex.charAt(classStart + 1) == '^';
                boolean closes = c == ']' && !first;
                out.append(c == '[' || c == '&' || c == ']' && first ? "\\" + c : String.valueOf(c));
                classStart = closes ? -1 : classStart;
            } else if (regex.startsWith("(?P<", i)) {
                out.append("(?<");
                i += 3;
            } else if (regex.startsWith("(?P=", i) && regex.indexOf(')', i) > 0) {
                out.append("\\k<").append(regex, i + 4, regex.indexOf(')', i)).append('>');
                i = regex.indexOf(')', i);
            } else {
                classStart = c == '[' ? i : -1;
                out.append(c);
            }
        }
        return out.toString();
    }

    /** A group by number or name; null where it took no part. */
    static String group(Matcher matcher, String name) {
        try {
            return name.chars().allMatch(Character::isDigit) ? matcher.group(Integer.parseInt(name)) : matcher.group(name);
        } catch (IndexOutOfBoundsException | IllegalArgumentException unknown) {
            throw new Failure("the regular expression has no group '" + name + "'");
        }
    }

    /** A replacement with {@code \1}, {@code \g<1>} and {@code \g<name>} filled in. */
    static String expand(Matcher matcher, String replacement) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < replacement.length(); i++) {
            char c = replacement.charAt(i);
            char next = i + 1 < replacement.length() ? replacement.charAt(i + 1) : 0;
            if (c != '\\' || next == 0) {
                out.append(c);
            } else if (next == 'g' && replacement.startsWith("<", i + 2) && replacement.indexOf('>', i) > 0) {
                int end = replacement.indexOf('>', i);
                out.append(orEmpty(group(matcher, replacement.substring(i + 3, end))));
                i = end;
            } else if (Character.isDigit(next)) {
                int end = i + 2 < replacement.length() && Character.isDigit(replacement.charAt(i + 2)) ? i + 3 : i + 2;
                out.append(orEmpty(group(matcher, replacement.substring(i + 1, end))));
                i = end - 1;
            } else {
                out.append(Escapes.decode("\\" + next));
                i++;
            }
        }
        return out.toString();
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }
}
