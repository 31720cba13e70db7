package dev.keyturn.reports.console;

import dev.keyturn.engine.report.Status;

/**
 * Ansible's colours, or none.
 *
 * @param colours whether the output shows colours
 */
public record Painter(boolean colours) {
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String CYAN = "36";
    private static final String RED = "31";
    private static final String BRIGHT_RED = "1;31";
    private static final String PURPLE = "35";

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

    private String paint(String colour, String text) {
        return colours ? "\u001B[0;" + colour + "m" + text + "\u001B[0m" : text;
    }
}
