package dev.keyturn.language.template;

import dev.keyturn.language.budget.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Python's operations on text, shared by filters and methods. */
final class TextOps {

    private TextOps() {
    }

    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    static String capitalize(String text) {
        return text.isEmpty() ? text : upper(text.substring(0, 1)) + lower(text.substring(1));
    }

    /** Every run of letters begins with a capital. */
    static String title(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean inside = false;
        for (char c : text.toCharArray()) {
            out.append(inside ? Character.toLowerCase(c) : Character.toTitleCase(c));
            inside = Character.isLetter(c);
        }
        return out.toString();
    }

    static String strip(String text, String characters, boolean left, boolean right) {
        int from = 0;
        int to = text.length();
        while (left && from < to && strips(text.charAt(from), characters)) {
            from++;
        }
        while (right && to > from && strips(text.charAt(to - 1), characters)) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean strips(char c, String characters) {
        return characters == null ? Character.isWhitespace(c) || c == '\u00a0' : characters.indexOf(c) >= 0;
    }

    /** The length of what a replacement comes to. */
    private static long replaced(String text, String old, String replacement, int count) {
        long found = old.isEmpty() ? text.length() + 1L : 0;
        for (int at = old.isEmpty() ? -1 : text.indexOf(old); at >= 0; at = text.indexOf(old, at + old.length())) {
            found++;
        }
        return text.length() + (count < 0 ? found : Math.min(found, count)) * (replacement.length() - old.length());
    }

    /** Replaces the first {@code count} places; all where it is negative. */
    static String replace(String text, String old, String replacement, int count) {
        if (replacement.length() > old.length()) {
            Budget.characters(replaced(text, old, replacement, count));
        }
        if (count < 0) {
            return text.replace(old, replacement);
        }
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (int left = count, at = text.indexOf(old); left > 0 && at >= 0; left--, at = text.indexOf(old, Math.max(done, at + 1))) {
            out.append(text, done, at).append(replacement);
            done = at + old.length();
        }
        return out.append(text.substring(done)).toString();
    }

    /** Splits at a separator, or at runs of white space where it is null; {@code limit} splits at most, all where it is negative. */
    static List<Object> split(String text, String separator, int limit) {
        if (separator == null) {
            return words(text, limit);
        } else if (separator.isEmpty()) {
            throw new Failure("text cannot be split at an empty separator; use `x | list` for its characters");
        }
        List<Object> parts = new ArrayList<>();
        int done = 0;
        for (int at = text.indexOf(separator); at >= 0 && (limit < 0 || parts.size() < limit); at = text.indexOf(separator, done)) {
            parts.add(text.substring(done, at));
            done = at + separator.length();
        }
        parts.add(text.substring(done));
        return parts;
    }

    private static List<Object> words(String text, int limit) {
        List<Object> words = new ArrayList<>();
        String rest = strip(text, null, true, false);
        while (!rest.isEmpty() && (limit < 0 || words.size() < limit)) {
            int end = 0;
            while (end < rest.length() && !strips(rest.charAt(end), null)) {
                end++;
            }
            words.add(rest.substring(0, end));
            rest = strip(rest.substring(end), null, true, false);
        }
        if (!rest.isEmpty()) {
            words.add(limit == 0 ? rest : strip(rest, null, false, true));
        }
        return words;
    }

    static List<Object> lines(String text) {
        List<Object> lines = new ArrayList<>(List.of(text.split("\r\n|[\n\r\u000b\f\u001c-\u001e\u0085\u2028\u2029]", -1)));
        if (lines.get(lines.size() - 1).equals("")) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }
}
