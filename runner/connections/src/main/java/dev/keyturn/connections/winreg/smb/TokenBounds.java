package dev.keyturn.connections.winreg.smb;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Checks that the parts of a host's answer to a logon lie within each other, since its reader allocates what a part claims, and descends as deep
 * as they go. Source: X.690 8.1, as far as DER allows it.
 */
public final class TokenBounds {
    /** SPNEGO and what Kerberos answers within it have 6. */
    private static final int DEEPEST = 16;
    private static final int CONSTRUCTED = 0x20;
    /** All but the universal ones: here each holds another value. */
    private static final int TAGGED = 0xC0;
    private static final int LONG_TAG = 0x1F;
    private static final int SEQUENCE = 0x10;
    private static final int SET = 0x11;

    private final ByteBuffer token;

    private TokenBounds(byte[] token) {
        this.token = ByteBuffer.wrap(token);
    }

    /**
     * Checks the value that stands at the beginning.
     *
     * @throws IOException if one of its parts is not within it
     */
    public static void check(byte[] token) throws IOException {
        new TokenBounds(token).value(token.length, 0);
    }

    private void value(int end, int depth) throws IOException {
        int at = token.position();
        int tag = next(end);
        int length = length(end);
        if (depth > DEEPEST || (tag & LONG_TAG) == LONG_TAG || length > end - token.position()) {
            throw new IOException("the answer to the logon is no DER: at byte " + at + " a part of " + length + " bytes, in " + depth
                    + " others, where " + (end - token.position()) + " bytes follow");
        }
        int ends = token.position() + length;
        boolean holdsOthers = (tag & (CONSTRUCTED | TAGGED)) != 0 || tag == SEQUENCE || tag == SET;
        while (holdsOthers && token.position() < ends) {
            value(ends, depth + 1);
        }
        token.position(ends);
    }

    /** A length in its short form, or in up to three bytes, which is more than SMB carries. */
    private int length(int end) throws IOException {
        int first = next(end);
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        int bytes = first & 0x7F;
        if (bytes == 0 || bytes > 3) {
            throw new IOException("the answer to the logon is no DER: a length of " + bytes + " bytes at byte " + (token.position() - 1));
        }
        for (int i = 0; i < bytes; i++) {
            length = length << 8 | next(end);
        }
        return length;
    }

    private int next(int end) throws IOException {
        if (token.position() >= end) {
            throw new IOException("the answer to the logon is no DER: it ends at byte " + token.position());
        }
        return token.get() & 0xFF;
    }
}
