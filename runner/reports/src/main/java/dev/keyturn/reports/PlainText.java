package dev.keyturn.reports;

import java.util.ArrayList;
import java.util.List;

/**
 * Text that says to a terminal nothing but what it looks like, whoever wrote it: a host, a playbook, an inventory. Control characters, those that
 * turn the direction of writing or are invisible, and halves of characters stand as escapes, {@code \}{@code u001b} for example.
 */
public final class PlainText {
    /** How far the lines after a text's first one are moved in, so that none can pass for a line of ours. */
    private static final String MARGIN = "  ";

    private PlainText() {
    }

    /** A text as part of one line: its line breaks and tabs are escaped as well. */
    public static String line(String text) {
        return escaped(text, "");
    }

    /** A text of several lines, of which those after the first are moved in. */
    public static List<String> lines(String text) {
        return lines(text, "");
    }

    /** The same, but for some characters that stay as they are. */
    public static List<String> lines(String text, String but) {
        List<String> lines = new ArrayList<>();
        escaped(text, "\n\t" + but).lines().forEach(line -> lines.add(lines.isEmpty() || line.isEmpty() || line.startsWith(MARGIN) ? line : MARGIN + line));
        return lines;
    }

    /** A text in which all that is not plain is escaped, but for some characters. */
    public static String escaped(String text, String but) {
        StringBuilder plain = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean whole = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            if (whole || but.indexOf(c) >= 0 || isPlain(c)) {
                if (plain != null) {
                    plain.append(c);
                    if (whole) {
                        plain.append(text.charAt(i + 1));
                    }
                }
                i += whole ? 1 : 0;
            } else {
                plain = plain == null ? new StringBuilder(text.substring(0, i)) : plain;
                plain.append(escape(c));
            }
        }
        return plain == null ? text : plain.toString();
    }

    private static boolean isPlain(char c) {
        if (c >= ' ' && c < 0x7F) {
            return true;
        }
        int type = Character.getType(c);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR && (c < 0xFDD0 || c > 0xFDEF) && c < 0xFFFE;
    }

    private static String escape(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", (int) c);
        };
    }
}
