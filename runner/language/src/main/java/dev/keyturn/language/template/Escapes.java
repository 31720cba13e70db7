package dev.keyturn.language.template;

/** Backslash escapes inside a quoted text, as Python reads them: an unknown one stays as it is written. */
final class Escapes {
    private static final String LETTERS = "ntrbfav0\\'\"";
    private static final String MEANINGS = "\n\t\r\b\f\u0007\u000b\0\\'\"";

    private Escapes() {
    }

    static String decode(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c != '\\' || at + 1 >= text.length()) {
                out.append(c);
                at++;
            } else {
                at += escape(text, at, out);
            }
        }
        return out.toString();
    }

    private static int escape(String text, int at, StringBuilder out) {
        char letter = text.charAt(at + 1);
        int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
        if (digits > 0 && at + 2 + digits <= text.length()) {
            String hex = text.substring(at + 2, at + 2 + digits);
            if (hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                long point = Long.parseLong(hex, 16);
                out.append(point <= Character.MAX_CODE_POINT ? Character.toString((int) point) : "?");
                return 2 + digits;
            }
        }
        if (letter == '\n') {
            return 2;
        }
        int meaning = LETTERS.indexOf(letter);
        out.append(meaning >= 0 ? String.valueOf(MEANINGS.charAt(meaning)) : "\\" + letter);
        return 2;
    }
}
