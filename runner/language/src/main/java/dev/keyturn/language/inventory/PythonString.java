package dev.keyturn.language.inventory;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in quotes as Python reads it.
 *
 * @param end where the text goes on behind it
 */
record PythonString(String value, int end) {
    private static final Pattern BEGIN = Pattern.compile("([rRuU]?)('''|\"\"\"|'|\")");
    private static final Pattern CODE = Pattern.compile("x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})");
    private static final String LETTERS = "ntrbfav\\'\"";
    private static final String MEANINGS = "\n\t\r\b\f\u0007\u000b\\'\"";

    static boolean beginsAt(String text, int at) {
        return BEGIN.matcher(text).region(at, text.length()).lookingAt();
    }

    static PythonString read(String text, int at) {
        Matcher begin = BEGIN.matcher(text).region(at, text.length());
        begin.lookingAt();
        boolean raw = begin.group(1).equalsIgnoreCase("r");
        String quote = begin.group(2);
        StringBuilder value = new StringBuilder();
        int i = begin.end();
        while (!text.startsWith(quote, i)) {
            if (i >= text.length() || text.charAt(i) == '\\' && i + 1 >= text.length()) {
                throw new PythonLiteral.NoLiteral();
            } else if (text.charAt(i) != '\\') {
                value.append(text.charAt(i++));
            } else if (raw) {
                value.append(text, i, i + 2);
                i += 2;
            } else {
                i = escape(text, i + 1, value);
            }
        }
        return new PythonString(value.toString(), i + quote.length());
    }

    /** An unknown escape stays as it is written; a broken one makes the whole no text. */
    private static int escape(String text, int at, StringBuilder value) {
        char letter = text.charAt(at);
        Matcher code = CODE.matcher(text).region(at, text.length());
        if (code.lookingAt()) {
            boolean octal = code.group(4) != null;
            long point = Long.parseLong(octal ? code.group(4) : code.group().substring(1), octal ? 8 : 16);
            if (point > Character.MAX_CODE_POINT) {
                throw new PythonLiteral.NoLiteral();
            }
            value.appendCodePoint((int) point);
            return code.end();
        } else if ("xuUN".indexOf(letter) >= 0) {
            throw new PythonLiteral.NoLiteral();
        }
        int meaning = LETTERS.indexOf(letter);
        value.append(meaning >= 0 ? String.valueOf(MEANINGS.charAt(meaning)) : "\\" + letter);
        return at + 1;
    }
}
