package dev.keyturn.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a text says to a terminal. */
class PlainTextTest {
    @Test
    void whatIsPlainStaysTheSame() {
        String plain = "HKLM:\\SOFTWARE\\Größe 名 \uD83D\uDD11 = \"x\"";
        assertSame(plain, PlainText.line(plain));
    }

    @Test
    void everythingElseIsAnEscape() {
        assertEquals("\\u001b]0;title\\u0007 \\u009b31m \\u007f", PlainText.line("\u001b]0;title\u0007 \u009b31m \u007f"));
        assertEquals("a\\r\\nb\\tc\\u2028d\\u0085", PlainText.line("a\r\nb\tc\u2028d\u0085"));
        assertEquals("\\u202egpj.exe\\u2066\\u200f\\u061c", PlainText.line("\u202egpj.exe\u2066\u200f\u061c"));
        assertEquals("\\ud83d \\udd11 \\ufdd0 \\uffff", PlainText.line("\uD83D \uDD11 \uFDD0 \uFFFF"));
    }

    @Test
    void noLineAfterTheFirstBeginsWhereOursBegin() {
        assertEquals(List.of("why", "  PLAY RECAP ***", "  h1 : ok=1", "", "  [x] checked", "  \\rover"),
                PlainText.lines("why\nPLAY RECAP ***\nh1 : ok=1\n\n  [x] checked\n\rover"));
        assertEquals(List.of("one"), PlainText.lines("one"));
    }
}
