package dev.keyturn.connections.regfile;

import dev.keyturn.registry.RegistryValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads one assignment. A mistake is filed with its place and gives an empty result. */
final class RegValueReader {
    /** What may follow a backslash, and what it then means; line breaks are written so by Wine's regedit. */
    private static final String ESCAPES = "\\\"nr";
    private static final String ESCAPED = "\\\"\n\r";
    private static final String DATA = "\"text\", dword:, hex: or hex(n):";

    private final RegText text;
    private final RegVersion version;
    private final Charset codePage;

    RegValueReader(RegText text, RegVersion version, Charset codePage) {
        this.codePage = codePage;
        this.text = text;
        this.version = version;
    }

    /** The name and the equals sign after it. */
    Optional<String> name() {
        Optional<String> name = text.accept('@') ? Optional.of("") : quoted(false);
        text.skipBlanks();
        if (name.isPresent() && !text.accept('=')) {
            text.problem(text.shown(), "'=' after the value's name");
            return Optional.empty();
        }
        text.skipBlanks();
        return name;
    }

    /** The data, and the end of its line. */
    Optional<RegistryValue> value() {
        Optional<RegistryValue> value;
        if (text.peek() == '"') {
            value = quoted(true).map(RegistryValue::sz);
        } else if (text.accept("dword:")) {
            value = dword();
        } else if (text.accept("hex:")) {
            value = bytes(RegistryValue.REG_BINARY);
        } else if (text.accept("hex(")) {
            value = typeNumber().flatMap(this::bytes);
        } else {
            text.problem(text.shown(), DATA);
            return Optional.empty();
        }
        return value.isPresent() && text.endOfValue() ? value : Optional.empty();
    }

    /** Text in quotes; data may run over several lines, as {@code regedit} writes line breaks inside a string. */
    private Optional<String> quoted(boolean mayBreak) {
        RegText.Mark start = text.mark();
        StringBuilder read = new StringBuilder();
        text.next();
        while (!text.atEnd() && (mayBreak || !text.atLineEnd())) {
            char c = text.next();
            if (c == '"') {
                return Optional.of(read.toString());
            }
            if (c == '\0') {
                break;
            }
            if (c == '\\') {
                char escaped = text.next();
                int known = ESCAPES.indexOf(escaped);
                if (known < 0) {
                    text.problem("'\\" + (escaped == RegText.END ? "" : escaped) + "' inside quotes",
                            "'\\\\' for a backslash or '\\\"' for a quote");
                    return Optional.empty();
                }
                c = ESCAPED.charAt(known);
            }
            read.append(c);
        }
        text.problem(start, "text that is not closed", "a closing '\"'");
        return Optional.empty();
    }

    private Optional<RegistryValue> dword() {
        text.skipBlanks();
        RegText.Mark start = text.mark();
        String digits = digits();
        boolean cut = text.atEnd() && digits.length() < 8;
        if (digits.isEmpty() || digits.length() > 8 || cut) {
            text.problem(start, digits.isEmpty() ? text.shown() : "'" + digits + "'", "1 to 8 hexadecimal digits"
                    + (cut ? " and a line end (is the file cut?)" : ""));
            return Optional.empty();
        }
        return Optional.of(RegistryValue.dword(Long.parseLong(digits, 16)));
    }

    private Optional<Integer> typeNumber() {
        RegText.Mark start = text.mark();
        String digits = digits();
        if (digits.isEmpty() || digits.length() > 8 || !text.accept("):")) {
            text.problem(start, text.shown(), "a type's number in hexadecimal and '):', as in hex(7):");
            return Optional.empty();
        }
        return Optional.of((int) Long.parseLong(digits, 16));
    }

    /** Up to nine hexadecimal digits, one more than a number has. */
    private String digits() {
        StringBuilder digits = new StringBuilder();
        while (digit(text.peek()) >= 0 && digits.length() <= 8) {
            digits.append(text.next());
        }
        return digits.toString();
    }

    /** Those of ASCII alone: Java knows more, which are none to regedit. */
    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private Optional<RegistryValue> bytes(int type) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        boolean afterByte = false;
        text.skipBlanks();
        while (!text.atLineEnd() && text.peek() != ';') {
            if (afterByte) {
                if (!text.accept(',')) {
                    text.problem(text.shown(), text.peek() == '\\' ? "',' between a byte and the '\\' after it" : "',' between two bytes");
                    return Optional.empty();
                }
                afterByte = false;
            } else if (text.peek() == '\\') {
                if (!continuation()) {
                    return Optional.empty();
                }
            } else {
                if (!oneByte(data)) {
                    return Optional.empty();
                }
                afterByte = true;
            }
            text.skipBlanks();
        }
        if (text.atEnd() && !afterByte && data.size() > 0) {
            text.problem(text.shown(), "a byte after ',', or a line end (is the file cut?)");
            return Optional.empty();
        }
        return Optional.of(RegistryValue.decode(type, stored(type, data.toByteArray())));
    }

    /** A byte may have one digit, but not where its line, or the file, breaks off after it: the other one may be what is missing. */
    private boolean oneByte(ByteArrayOutputStream data) {
        RegText.Mark start = text.mark();
        int high = digit(text.peek());
        if (high < 0) {
            text.problem(text.shown(), "bytes of two hexadecimal digits, separated by commas");
            return false;
        }
        text.next();
        int low = digit(text.peek());
        if (low >= 0) {
            text.next();
        } else if (text.peek() == '\\' || text.atEnd()) {
            text.problem(start, "half a byte at the end of the " + (text.atEnd() ? "file" : "line"), "its two hexadecimal digits on one line");
            return false;
        }
        data.write(low >= 0 ? high << 4 | low : high);
        return true;
    }

    /** A backslash, perhaps a comment, and on the next line a byte: a line with nothing but a backslash goes on with nothing. */
    private boolean continuation() {
        text.next();
        text.skipBlanks();
        if (text.peek() == ';') {
            text.skipLine();
        } else if (!text.acceptLineEnd()) {
            text.problem(text.shown(), "the end of the line after '\\'");
            return false;
        }
        text.skipBlanks();
        if (digit(text.peek()) < 0) {
            text.problem(text.shown(), "a byte on the line after '\\'");
            return false;
        }
        return true;
    }

    /** As regedit stores it: a string of a REGEDIT4 file is ANSI, and one without its final NUL gets it. */
    private byte[] stored(int type, byte[] data) {
        if (!RegValueText.isStringType(type)) {
            return data;
        }
        byte[] stored = version == RegVersion.REGEDIT4 ? new String(data, codePage).getBytes(StandardCharsets.UTF_16LE) : data;
        boolean closed = stored.length % 2 != 0 || stored.length == 0 || stored[stored.length - 1] == 0 && stored[stored.length - 2] == 0;
        return closed || type != RegistryValue.REG_EXPAND_SZ ? stored : Arrays.copyOf(stored, stored.length + 2);
    }
}
