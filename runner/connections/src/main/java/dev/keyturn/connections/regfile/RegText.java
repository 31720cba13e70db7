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
        position = lineEnd();
        acceptLineEnd();
    }

    String restOfLine() {
        return text.substring(position, lineEnd());
    }

    /** Lines end as on Windows, on Unix, or with a carriage return alone. */
    private int lineEnd() {
        int end = position;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Goes past the end of a line, if one is here. */
    boolean acceptLineEnd() {
        boolean carriageReturn = accept('\r');
        return accept('\n') || carriageReturn;
    }

    /** The text from a position up to here; what does not end its line gets the end it lacks. */
    String from(int start) {
        String read = text.substring(start, Math.min(position, text.length()));
        return atEnd() && !read.endsWith("\n") && !read.endsWith("\r") ? read + newline() : read;
    }

    /** The line end that the file uses. */
    String newline() {
        int end = text.indexOf('\n');
        if (end < 0 && text.indexOf('\r') >= 0) {
            return "\r";
        }
        return end > 0 && text.charAt(end - 1) != '\r' ? "\n" : "\r\n";
    }

    /** After a value only blanks and a comment may follow; the next line is then the place. */
    boolean endOfValue() {
        skipBlanks();
        if (!atLineEnd() && peek() != ';') {
            problem(shown(), "the end of the line");
            return false;
        }
        skipLine();
        return true;
    }

    Mark mark() {
        for (int i = countedTo; i < Math.min(position, text.length()); i++) {
            if (text.charAt(i) == '\n' || text.charAt(i) == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
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
