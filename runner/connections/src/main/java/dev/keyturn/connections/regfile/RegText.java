package dev.keyturn.connections.regfile;

import java.util.ArrayList;
import java.util.List;

/** A place in the text of a {@code .reg} file that moves forward, and the mistakes found on the way. */
final class RegText {
    /** What {@link #peek} gives behind the last character. */
    static final char END = '\uffff';
    private static final int SHOWN = 40;

    /** A place, counted from 1. */
    record Mark(int line, int column) {
    }

    private final String text;
    private final List<RegProblem> problems = new ArrayList<>();
    private int position;
    private int countedTo;
    private int line = 1;
    private int lineStart;

    RegText(String text) {
        this.text = text;
    }

    List<RegProblem> problems() {
        return problems;
    }

    int position() {
        return position;
    }

    boolean atEnd() {
        return position >= text.length();
    }

    char peek() {
        return atEnd() ? END : text.charAt(position);
    }

    char next() {
        char c = peek();
        position++;
        return c;
    }

    boolean accept(char wanted) {
        if (!atEnd() && text.charAt(position) == wanted) {
            position++;
            return true;
        }
        return false;
    }

    boolean accept(String wanted) {
        if (text.regionMatches(true, position, wanted, 0, wanted.length())) {
            position += wanted.length();
            return true;
        }
        return false;
    }

    /** Whether the nearest character before here that is no blank is the given one. */
    boolean lastWas(char wanted) {
        int before = position - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before >= 0 && text.charAt(before) == wanted;
    }

    /** Whether a line ends here, or the file. */
    boolean atLineEnd() {
        return atEnd() || peek() == '\n' || peek() == '\r';
    }

    void skipBlanks() {
        while (!atEnd() && (peek() == ' ' || peek() == '\t')) {
            position++;
        }
    }

    void skipLine() {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end + 1;
    }

    String restOfLine() {
        int end = text.indexOf('\n', position);
        return text.substring(position, end < 0 ? text.length() : end);
    }

    /** The text from a position up to here; what does not end its line gets the end it lacks. */
    String from(int start) {
        String read = text.substring(start, Math.min(position, text.length()));
        return atEnd() && !read.endsWith("\n") ? read + newline() : read;
    }

    /** The line end that the file uses. */
    String newline() {
        int end = text.indexOf('\n');
        return end > 0 && text.charAt(end - 1) != '\r' ? "\n" : "\r\n";
    }

    /** After a value only blanks may follow; the next line is then the place. */
    boolean endOfValue() {
        skipBlanks();
        if (!atLineEnd()) {
            problem(shown(), "the end of the line");
            return false;
        }
        skipLine();
        return true;
    }

    Mark mark() {
        for (int i = countedTo; i < Math.min(position, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        countedTo = Math.max(countedTo, Math.min(position, text.length()));
        return new Mark(line, position - lineStart + 1);
    }

    void problem(String found, String expected) {
        problem(mark(), found, expected);
    }

    void problem(Mark at, String found, String expected) {
        problems.add(new RegProblem(at.line(), at.column(), found, expected));
    }

    /** What stands here, for a message. */
    String shown() {
        return atEnd() ? "the end of the file" : shown(restOfLine());
    }

    static String shown(String found) {
        String line = found.strip();
        String cut = line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line;
        String visible = cut.replaceAll("\\p{Cntrl}|\\ufffd", "?");
        return visible.isEmpty() ? "the end of the line" : "'" + visible + "'";
    }
}
