package dev.keyturn.cli.terminal;

import dev.keyturn.reports.PlainText;
import dev.keyturn.reports.console.Painter;
import java.io.PrintWriter;

/**
 * The one place that writes to a terminal: what is printed in one piece, as lines are, says nothing else to it than what it looks like. Colours of
 * our own become what the terminal understands. Arrays of characters pass as they are: the data that other programs read.
 */
public final class PlainWriter extends PrintWriter {
    private final PrintWriter plain;

    /** Over a writer of this process. */
    public PlainWriter(PrintWriter plain) {
        super(plain);
        this.plain = plain;
    }

    @Override
    public void write(String text, int from, int length) {
        String piece = text.substring(from, from + length);
        if (piece.equals(System.lineSeparator())) {
            plain.write(piece, 0, length);
            return;
        }
        String all = Painter.ansi(String.join("\n", PlainText.lines(piece, Painter.MARKS)) + (piece.endsWith("\n") ? "\n" : ""));
        plain.write(all, 0, all.length());
    }
}
