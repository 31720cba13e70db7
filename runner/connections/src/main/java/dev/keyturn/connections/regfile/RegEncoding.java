package dev.keyturn.connections.regfile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** How a file's bytes are text; kept, so that a file is written as it was read. */
enum RegEncoding {
    UTF_16LE(StandardCharsets.UTF_16LE, new byte[] {(byte) 0xFF, (byte) 0xFE}),
    UTF_8_WITH_BOM(StandardCharsets.UTF_8, new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}),
    UTF_8(StandardCharsets.UTF_8, new byte[0]),
    ANSI(Charset.forName("windows-1252"), new byte[0]);

    private final Charset charset;
    private final byte[] mark;

    RegEncoding(Charset charset, byte[] mark) {
        this.charset = charset;
        this.mark = mark;
    }

    Charset charset() {
        return charset;
    }

    /** The encoding that the first bytes tell: a byte order mark, or for a file without one its {@code REGEDIT4} header. */
    static RegEncoding of(byte[] bytes) {
        for (RegEncoding marked : new RegEncoding[] {UTF_16LE, UTF_8_WITH_BOM}) {
            int length = marked.mark.length;
            if (bytes.length >= length && Arrays.equals(bytes, 0, length, marked.mark, 0, length)) {
                return marked;
            }
        }
        byte[] start = Arrays.copyOf(bytes, Math.min(bytes.length, 64));
        return new String(start, StandardCharsets.ISO_8859_1).stripLeading().startsWith(RegVersion.REGEDIT4.header()) ? ANSI : UTF_8;
    }

    /**
     * The text of a whole file; empty if the bytes are not in this encoding.
     *
     * @param codePage what ANSI is
     */
    Optional<String> decode(byte[] bytes, Charset codePage) {
        try {
            ByteBuffer body = ByteBuffer.wrap(bytes, mark.length, bytes.length - mark.length);
            return Optional.of((this == ANSI ? codePage : charset).newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(body).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    byte[] encode(String text) {
        byte[] body = text.getBytes(charset);
        byte[] all = Arrays.copyOf(mark, mark.length + body.length);
        System.arraycopy(body, 0, all, mark.length, body.length);
        return all;
    }

    boolean canEncode(String text) {
        return charset.newEncoder().canEncode(text);
    }
}
