package dev.keyturn.language.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes apart Ansible's old way to write arguments, in one text: {@code name=value name="a longer value"}. Blanks inside quotes and templates
 * part nothing. All values are text.
 */
final class FreeForm {
    private static final Pattern ARGUMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)", Pattern.DOTALL);
    /** What stands for a character that cannot be typed; Ansible puts that character there, even in the middle of a registry path. */
    private static final Pattern CONTROL = Pattern.compile(
            "(?<!\\\\)(?:\\\\\\\\)*+(\\\\(?:[abfnrtv]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\\{))");
    private static final Map<String, String> CLOSING = Map.of("{{", "}}", "{%", "%}", "{#", "#}");

    private final String text;
    private final List<String> words = new ArrayList<>();
    private int at;

    private FreeForm(String text) {
        this.text = text;
    }

    /** What is wrong with the text, for the user. */
    static final class Mistake extends Exception {
        private static final long serialVersionUID = 1L;

        Mistake(String message) {
            super(message);
        }
    }

    /** The arguments by name, in their order. */
    static Map<String, Object> read(String text) throws Mistake {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (String word : new FreeForm(text).split()) {
            Matcher argument = ARGUMENT.matcher(word);
            if (!argument.matches()) {
                throw new Mistake("found '" + word + "' where an argument begins; expected 'name: value' lines, or name=value with quotes around a"
                        + " value that has blanks in it");
            }
            if (arguments.put(argument.group(1), value(argument.group(2))) != null) {
                throw new Mistake("'" + argument.group(1) + "' is given twice");
            }
        }
        return arguments;
    }

    private List<String> split() throws Mistake {
        int begin = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                end(begin);
                begin = ++at;
            } else {
                step();
            }
        }
        end(begin);
        return words;
    }

    private void end(int begin) {
        if (at > begin) {
            words.add(text.substring(begin, at));
        }
    }

    private void step() throws Mistake {
        char c = text.charAt(at);
        String closing = CLOSING.get(text.substring(at, Math.min(at + 2, text.length())));
        if (closing != null) {
            int end = text.indexOf(closing, at + 2);
            if (end < 0) {
                throw new Mistake("'" + text.substring(at, at + 2) + "' is never closed; expected '" + closing + "' after it");
            }
            at = end + 2;
        } else if (c == '"' || c == '\'') {
            quoted(c);
        } else {
            at += c == '\\' && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1)) ? 2 : 1;
        }
    }

    private void quoted(char quote) throws Mistake {
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            throw new Mistake("the closing quote " + quote + " is missing; a backslash before a quote takes its meaning away");
        }
        at = end + 1;
    }

    private static String value(String written) throws Mistake {
        Matcher control = CONTROL.matcher(written);
        if (control.find()) {
            throw new Mistake("found '" + control.group(1) + "', which in name=value text stands for one special character and not for itself;"
                    + " write the arguments as 'name: value' lines");
        }
        String bare = isQuoted(written) ? written.substring(1, written.length() - 1) : written;
        return bare.replaceAll("\\\\([\\\\'\"])", "$1");
    }

    private static boolean isQuoted(String written) {
        char first = written.isEmpty() ? 0 : written.charAt(0);
        return written.length() > 1 && (first == '"' || first == '\'') && written.charAt(written.length() - 1) == first;
    }
}
