package dev.keyturn.connections.regfile;

import dev.keyturn.registry.RegistryValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads one assignment. A mistake is filed with its place and gives an empty result. */
final class RegValueReader {
    /** What may follow a backslash, and what it then means; line breaks are written so by Wine's regedit. */
    private static final String ESCAPES = "\\\"nr";
    private static final String ESCAPED = "\\\"\n\r";
    private static final String DATA = "\"text\", dword:, hex: or hex(n):";

    private final RegText text;
    private final RegVersion version;

    RegValueReader(RegText text, RegVersion version) {
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
        RegText.Mark start = text.mark();
        StringBuilder digits = new StringBuilder();
        while (Character.digit(text.peek(), 16) >= 0 && digits.length() <= 8) {
            digits.append(text.next());
        }
        if (digits.length() == 0 || digits.length() > 8 || text.atEnd() && digits.length() < 8) {
            text.problem(start, digits.length() == 0 ? text.shown() : "'" + digits + "'", "1 to 8 hexadecimal digits"
                    + (text.atEnd() ? " and a line end (is the file cut?)" : ""));
            return Optional.empty();
        }
        return Optional.of(RegistryValue.dword(Long.parseLong(digits.toString(), 16)));
    }

    private Optional<Integer> typeNumber() {
        RegText.Mark start = text.mark();
        StringBuilder digits = new StringBuilder();
        while (Character.digit(text.peek(), 16) >= 0 && digits.length() <= 8) {
            digits.append(text.next());
        }
        if (digits.length() == 0 || digits.length() > 8 || !text.accept("):")) {
            text.problem(start, text.shown(), "a type's number in hexadecimal and '):', as in hex(7):");
            return Optional.empty();
        }
        return Optional.of((int) Long.parseLong(digits.toString(), 16));
    }

    private Optional<RegistryValue> bytes(int type) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        boolean more = false;
        text.skipBlanks();
        while (!text.atLineEnd()) {
            if (text.peek() == '\\' ? !continuation() : !oneByte(data)) {
                return Optional.empty();
            }
            more = text.lastWas(',') || more && text.lastWas('\n');
        }
        if (more) {
            text.problem(text.shown(), "a byte after ','");
            return Optional.empty();
        }
        if (text.atEnd()) {
            text.problem("the end of the file in a list of bytes", "a line end after the last byte (is the file cut?)");
            return Optional.empty();
        }
        return Optional.of(RegistryValue.decode(type, stored(type, data.toByteArray())));
    }

    private boolean oneByte(ByteArrayOutputStream data) {
        int high = Character.digit(text.peek(), 16);
        if (high < 0) {
            text.problem(text.shown(), "bytes of two hexadecimal digits, separated by commas");
            return false;
        }
        text.next();
        int low = Character.digit(text.peek(), 16);
        if (low >= 0) {
            text.next();
        }
        data.write(low >= 0 ? high << 4 | low : high);
        text.skipBlanks();
        if (!text.accept(',') && !text.atLineEnd() && text.peek() != '\\') {
            text.problem(text.shown(), "',' between two bytes");
            return false;
        }
        text.skipBlanks();
        return true;
    }

    private boolean continuation() {
        text.next();
        text.skipBlanks();
        text.accept('\r');
        if (!text.accept('\n')) {
            text.problem(text.shown(), "the end of the line after '\\'");
            return false;
        }
        text.skipBlanks();
        return true;
    }

    private byte[] stored(int type, byte[] data) {
        if (version == RegVersion.REGEDIT4 && RegValueText.isStringType(type)) {
            return new String(data, RegEncoding.ANSI.charset()).getBytes(StandardCharsets.UTF_16LE);
        }
        return data;
    }
}
