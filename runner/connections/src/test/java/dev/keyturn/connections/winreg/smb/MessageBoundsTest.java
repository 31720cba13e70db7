package dev.keyturn.connections.winreg.smb;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.hierynomus.mssmb2.SMB2Dialect;
import com.hierynomus.mssmb2.SMB2FileId;
import com.hierynomus.mssmb2.SMB2MessageConverter;
import com.hierynomus.mssmb2.SMB2PacketData;
import com.hierynomus.mssmb2.messages.SMB2IoctlRequest;
import com.hierynomus.smbj.io.ArrayByteChunkProvider;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message claims of its parts is looked at before smbj allocates it. */
class MessageBoundsTest {
    private static final long MUCH = 1 << 20;
    private static final int WARNING = 0x80000005;
    private static final SMB2IoctlRequest IOCTL = new SMB2IoctlRequest(SMB2Dialect.SMB_2_1, 0, 0, 0x0011C017, new SMB2FileId(),
            new ArrayByteChunkProvider(new byte[1], 0, 1, 0), true, 65_536);
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static ByteBuffer message(int command, int status, int body) {
        return ByteBuffer.allocate(64 + body).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0xFE).put((byte) 'S').put((byte) 'M').put((byte) 'B')
                .putInt(8, status).putShort(12, (short) command);
    }

    private static String refused(byte[] bytes) {
        return assertThrows(RefusedMessageException.class, () -> MessageBounds.check(bytes)).getMessage();
    }

    @ParameterizedTest
    @CsvSource({"8, 2, 4", "11, 24, 28", "11, 32, 36", "14, 2, 4", "16, 2, 4"})
    void aPartThatIsNotWithinItsMessageIsRefused(int command, int offset, int length) {
        ByteBuffer right = message(command, 0, 100);
        right.put(64 + offset, (byte) 124).putInt(64 + length, 40);
        assertDoesNotThrow(() -> MessageBounds.check(right.array()));
        for (int claim : new int[] {41, 1 << 24, Integer.MAX_VALUE, Integer.MIN_VALUE, -1}) {
            for (int status : new int[] {0, WARNING}) {
                byte[] wrong = right.putInt(8, status).putInt(64 + length, claim).array();
                assertTrue(refused(wrong).contains(" claims " + Integer.toUnsignedString(claim) + " bytes from byte 124 on"), refused(wrong));
            }
        }
        assertTrue(refused(message(command, 0, 4).array()).contains("too short for its kind"));
        assertDoesNotThrow(() -> MessageBounds.check(message(command, 0xC0000022, 9).array()), "an error has no such parts");
    }

    @Test
    void severalMessagesInOneAreLookedAtEach() throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(message(3, 0, 16).putInt(20, 80).array());
        both.write(message(8, 0, 16).putInt(68, Integer.MAX_VALUE).array());
        assertTrue(refused(both.toByteArray()).contains("claims 2147483647 bytes"));
        for (int next : new int[] {1, 63, 200, -8}) {
            assertTrue(refused(message(3, 0, 16).putInt(20, next).array()).contains("claims another one"));
        }
        assertTrue(refused(new byte[63]).contains("too short for SMB 2"));
    }

    /** Against smbj itself: what passes does not have it allocate much. */
    @Test
    void whatPassesHasLittleAllocated() throws Exception {
        Random random = new Random(4711);
        int passed = 0;
        for (int i = 0; i < 20_000; i++) {
            int command = new int[] {0, 1, 3, 5, 8, 9, 11, 14, 15, 16}[random.nextInt(10)];
            byte[] body = new byte[8 + random.nextInt(120)];
            random.nextBytes(body);
            for (int at = 0; at < body.length; at++) {
                body[at] = random.nextInt(3) > 0 ? 0 : body[at];
            }
            byte[] bytes = message(command, random.nextBoolean() ? 0 : WARNING, body.length).put(64, body).array();
            try {
                MessageBounds.check(bytes);
            } catch (RefusedMessageException e) {
                continue;
            }
            passed++;
            long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            try {
                new SMB2MessageConverter().readPacket(IOCTL, new SMB2PacketData(bytes));
            } catch (Exception e) {
                // It makes no sense otherwise.
            }
            long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            assertTrue(allocated < MUCH, allocated + " bytes for command " + command);
        }
        assertTrue(passed > 5_000, passed + " passed");
    }
}
