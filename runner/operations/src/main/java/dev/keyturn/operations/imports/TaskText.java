package dev.keyturn.operations.imports;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A task as YAML, and the scalars in it. */
final class TaskText {
    private static final String HEX = "0123456789abcdef";

    private TaskText() {
    }

    /**
     * Writes a task, in a list of tasks of a play.
     *
     * @param where     where in the file it comes from, for its comment
     * @param arguments each as YAML
     */
    static String task(String where, String name, String module, Map<String, String> arguments) {
        StringBuilder text = new StringBuilder("    # ").append(where).append("\n    - name: ").append(name)
                .append("\n      ").append(module).append(":\n");
        arguments.forEach((argument, value) -> text.append("        ").append(argument).append(": ").append(value).append('\n'));
        return text.toString();
    }

    /** A text that is never a template, whatever is in it. */
    static String text(String text) {
        return (isTemplate(text) ? "!unsafe " : "") + quoted(text);
    }

    /** Several such texts. */
    static String list(List<String> texts) {
        return texts.stream().map(TaskText::text).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A title, which is a template where it looks like one; then something that is none stands for it. */
    static String title(String title, String instead) {
        return quoted(isTemplate(title) ? instead : title);
    }

    private static boolean isTemplate(String text) {
        return text.contains("{{") || text.contains("{%") || text.contains("{#");
    }

    /** Single quotes where everything can be seen, else double ones with escapes. */
    static String quoted(String text) {
        if (text.chars().allMatch(TaskText::isPlain)) {
            return "'" + text.replace("'", "''") + "'";
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (isPlain(c)) {
                quoted.append(c);
            } else {
                quoted.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    quoted.append(HEX.charAt(c >> shift & 0xF));
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isPlain(int c) {
        return c >= 0x20 && c < 0x7F || c > 0xA0 && c < 0x2000 && c != 0xAD || c >= 0x3000 && c < 0xD800;
    }
}
