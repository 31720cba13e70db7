package dev.keyturn.reports.console;

import dev.keyturn.engine.report.Status;

/**
 * Ansible's colours, or none. They stand in a text as single characters that mean nothing anywhere else, and become escape sequences only where
 * they are printed ({@link #ansi}): so an escape sequence in a text is never ours.
 *
 * @param colours whether the output shows colours
 */
public record Painter(boolean colours) {
    private static final char NONE = '\uFDD0';
    private static final char GREEN = '\uFDD1';
    private static final char YELLOW = '\uFDD2';
    private static final char CYAN = '\uFDD3';
    private static final char RED = '\uFDD4';
    private static final char BRIGHT_RED = '\uFDD5';
    private static final char PURPLE = '\uFDD6';
    /** By the characters from {@link #NONE} on. */
    private static final String[] SEQUENCES = {"0", "0;32", "0;33", "0;36", "0;31", "0;1;31", "0;35"};
    /** All of them. */
    public static final String MARKS = "\uFDD0\uFDD1\uFDD2\uFDD3\uFDD4\uFDD5\uFDD6";

    /** A line about a task that ended like this. */
    public String status(Status status, String text) {
        return switch (status) {
            case OK -> paint(GREEN, text);
            case CHANGED -> paint(YELLOW, text);
            case SKIPPED -> paint(CYAN, text);
            case FAILED -> paint(RED, text);
            case UNREACHABLE -> paint(BRIGHT_RED, text);
            case UNSUPPORTED -> paint(PURPLE, text);
        };
    }

    /** Something that the user must see. */
    public String warning(String text) {
        return paint(PURPLE, text);
    }

    /** What a change takes away. */
    String before(String text) {
        return paint(RED, text);
    }

    /** What a change brings. */
    String after(String text) {
        return paint(GREEN, text);
    }

    private String paint(char colour, String text) {
        return colours ? colour + text + NONE : text;
    }

    /** A text with the escape sequences of its colours. */
    public static String ansi(String text) {
        String ansi = text;
        for (int i = 0; i < SEQUENCES.length; i++) {
            if (ansi.indexOf(NONE + i) >= 0) {
                ansi = ansi.replace(String.valueOf((char) (NONE + i)), "\u001B[" + SEQUENCES[i] + "m");
            }
        }
        return ansi;
    }
}
