package dev.keyturn.language.inventory;

import java.util.ArrayList;
import java.util.List;

/** Cuts a line of an INI inventory into words as a POSIX shell does, as Ansible has it: quotes, backslashes, and comments from {@code #} on. */
final class Words {
    private final String line;
    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int begin = -1;
    private boolean lostBackslash;
    private int at;

    private Words(String line) {
        this.line = line;
    }

    /**
     * A word of a line.
     *
     * @param column        from 1
     * @param lostBackslash whether a backslash outside quotes was taken away from a letter or digit
     */
    record Word(String text, int column, boolean lostBackslash) {
    }

    /** Something that stands open at the end of the line. */
    static final class OpenEnd extends Exception {
        private static final long serialVersionUID = 1L;
        private final int column;

        OpenEnd(int column, String message) {
            super(message);
            this.column = column;
        }

        int column() {
            return column;
        }
    }

    static List<Word> of(String line) throws OpenEnd {
        Words words = new Words(line);
        while (words.at < line.length() && line.charAt(words.at) != '#') {
            words.step(line.charAt(words.at));
        }
        words.end();
        return words.words;
    }

    private void step(char c) throws OpenEnd {
        if (Character.isWhitespace(c)) {
            end();
            at++;
            return;
        }
        begin = begin < 0 ? at : begin;
        if (c == '\'' || c == '"') {
            quoted(c);
        } else if (c == '\\') {
            escaped();
        } else {
            word.append(c);
            at++;
        }
    }

    private void escaped() throws OpenEnd {
        if (at + 1 >= line.length()) {
            throw new OpenEnd(at + 1, "found a backslash at the end of the line; expected quotes around the value");
        }
        lostBackslash |= Character.isLetterOrDigit(line.charAt(at + 1));
        word.append(line.charAt(at + 1));
        at += 2;
    }

    private void quoted(char quote) throws OpenEnd {
        int open = at;
        for (at++; at < line.length() && line.charAt(at) != quote; at++) {
            boolean escape = quote == '"' && line.charAt(at) == '\\' && at + 1 < line.length() && "\"\\".indexOf(line.charAt(at + 1)) >= 0;
            at += escape ? 1 : 0;
            word.append(line.charAt(at));
        }
        if (at >= line.length()) {
            throw new OpenEnd(open + 1, "the closing quote " + quote + " is missing");
        }
        at++;
    }

    private void end() {
        if (begin >= 0) {
            words.add(new Word(word.toString(), begin + 1, lostBackslash));
        }
        word.setLength(0);
        begin = -1;
        lostBackslash = false;
    }
}
