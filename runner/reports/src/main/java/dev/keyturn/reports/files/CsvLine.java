package dev.keyturn.reports.files;

import java.util.List;

/** Lines of a table for spreadsheets, after RFC 4180. */
public final class CsvLine {
    /** What stands before the first line, so that a spreadsheet takes the file for UTF-8. */
    public static final String START = "\uFEFF";

    private CsvLine() {
    }

    /** A line with its line break. */
    public static String of(List<String> cells) {
        return String.join(",", cells.stream().map(CsvLine::cell).toList()) + "\r\n";
    }

    /** A cell that a spreadsheet would take for a formula begins with an apostrophe. */
    private static String cell(String text) {
        String safe = text.isEmpty() || "=+-@\t\r".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        return safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n') ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
