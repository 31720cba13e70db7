package dev.keyturn.connections.winreg.smb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * Checks that the parts of an SMB 2 message lie within it, since smbj allocates what a message claims before it looks whether that is there.
 * Source: MS-SMB2 2.2.1 for the header, and for the answers 2.2.20, 2.2.32, 2.2.34 and 2.2.38.
 */
final class MessageBounds {
    private static final int HEADER = 64;
    private static final int STATUS = 8;
    private static final int COMMAND = 12;
    private static final int NEXT = 20;
    private static final int STATUS_PENDING = 0x00000103;
    private static final int STATUS_BUFFER_OVERFLOW = 0x80000005;
    /** What is never asked for, and has lengths within its parts. */
    private static final int CHANGE_NOTIFY = 0x0F;
    /** What answers have of a length of four bytes, by their command; elsewhere it has two, which claim little. */
    private static final Map<Integer, List<Part>> PARTS = Map.of(0x08, List.of(new Part(2, 1, 4)),
            0x0B, List.of(new Part(24, 4, 28), new Part(32, 4, 36)), 0x0E, List.of(new Part(2, 2, 4)), 0x10, List.of(new Part(2, 2, 4)));

    private final ByteBuffer message;

    /** Where in the body the offset of a part stands, how many bytes that has, and where its length stands. */
    private record Part(int offset, int size, int length) {
    }

    private MessageBounds(ByteBuffer message) {
        this.message = message;
    }

    /**
     * Checks a message, or several in one.
     *
     * @throws RefusedMessageException if a part is not within it
     */
    static void check(byte[] bytes) throws RefusedMessageException {
        int at = 0;
        int next;
        do {
            if (bytes.length - at < HEADER) {
                throw new RefusedMessageException("a message of " + (bytes.length - at) + " bytes is too short for SMB 2");
            }
            next = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at + NEXT);
            if (next != 0 && (next < HEADER || next > bytes.length - at)) {
                throw new RefusedMessageException("a message of " + bytes.length + " bytes claims another one " + Integer.toUnsignedString(next)
                        + " bytes after byte " + at);
            }
            int length = next == 0 ? bytes.length - at : next;
            new MessageBounds(ByteBuffer.wrap(bytes, at, length).slice().order(ByteOrder.LITTLE_ENDIAN)).check();
            at += next;
        } while (next != 0);
    }

    private void check() throws RefusedMessageException {
        int command = message.getShort(COMMAND) & 0xFFFF;
        if (command == CHANGE_NOTIFY) {
            throw new RefusedMessageException("a message is an answer to what was not asked");
        }
        int status = message.getInt(STATUS);
        boolean answers = status >>> 30 == 0 && status != STATUS_PENDING || status == STATUS_BUFFER_OVERFLOW;
        for (Part part : answers ? PARTS.getOrDefault(command, List.of()) : List.<Part>of()) {
            if (message.limit() < HEADER + part.length() + 4) {
                throw new RefusedMessageException("a message of " + message.limit() + " bytes is too short for its kind");
            }
            long offset = offset(part);
            long length = message.getInt(HEADER + part.length()) & 0xFFFFFFFFL;
            if (length > 0 && offset + length > message.limit()) {
                throw new RefusedMessageException("a message of " + message.limit() + " bytes claims " + length + " bytes from byte " + offset
                        + " on");
            }
        }
    }

    private long offset(Part part) {
        int at = HEADER + part.offset();
        return switch (part.size()) {
            case 1 -> message.get(at) & 0xFF;
            case 2 -> message.getShort(at) & 0xFFFF;
            default -> message.getInt(at) & 0xFFFFFFFFL;
        };
    }
}
