package dev.keyturn.language.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * JSON as Python's json module spells it, for plain data.
 *
 * @param indent the columns of a level; negative for one line
 * @param sorted whether keys are ordered
 * @param ascii  whether other characters are escaped
 */
public record JsonText(int indent, boolean sorted, boolean ascii) {

    /** The value's JSON. */
    public String write(Object value) {
        StringBuilder out = new StringBuilder();
        append(value, 0, out);
        return out.toString();
    }

    private void append(Object value, int level, StringBuilder out) {
        Undefined.require(value);
        if (value == null) {
            out.append("null");
        } else if (value instanceof String s) {
            quote(s, out);
        } else if (value instanceof Boolean b) {
            out.append(b);
        } else if (value instanceof Number) {
            out.append(PythonText.repr(value));
        } else if (value instanceof Map<?, ?> map) {
            dict(map, level, out);
        } else if (value instanceof List<?> list) {
            list(list, level, out);
        } else {
            throw new Failure("a value that is neither text, number, boolean, list nor dict cannot be written as JSON");
        }
    }

    private void list(List<?> list, int level, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            separate(i, level + 1, out);
            append(list.get(i), level + 1, out);
        }
        close(list.isEmpty(), level, ']', out);
    }

    private void dict(Map<?, ?> map, int level, StringBuilder out) {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        if (sorted) {
            entries.sort(Comparator.comparing(entry -> key(entry.getKey())));
        }
        out.append('{');
        for (int i = 0; i < entries.size(); i++) {
            separate(i, level + 1, out);
            quote(key(entries.get(i).getKey()), out);
            out.append(": ");
            append(entries.get(i).getValue(), level + 1, out);
        }
        close(entries.isEmpty(), level, '}', out);
    }

    private static String key(Object key) {
        return key instanceof Boolean || key == null ? new JsonText(-1, false, true).write(key) : PythonText.str(key);
    }

    private void separate(int index, int level, StringBuilder out) {
        out.append(index == 0 ? "" : indent < 0 ? ", " : ",");
        line(level, out);
    }

    private void close(boolean empty, int level, char bracket, StringBuilder out) {
        if (!empty) {
            line(level, out);
        }
        out.append(bracket);
    }

    private void line(int level, StringBuilder out) {
        if (indent >= 0) {
            out.append('\n').append(" ".repeat(Math.min(indent, 16) * level));
        }
    }

    private void quote(String text, StringBuilder out) {
        out.append('"');
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> out.append(c < ' ' || c > '~' && ascii ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        out.append('"');
    }
}
