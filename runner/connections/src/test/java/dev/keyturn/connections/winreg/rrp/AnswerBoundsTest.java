package dev.keyturn.connections.winreg.rrp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rapid7.client.dcerpc.messages.HandleResponse;
import com.rapid7.client.dcerpc.messages.RequestCall;
import com.rapid7.client.dcerpc.messages.RequestResponse;
import com.rapid7.client.dcerpc.msrrp.messages.HandleRequest;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a host answers to a call, no more is allocated for it than it has sent, and what makes no sense is an IOException. */
class AnswerBoundsTest {
    private static final long MUCH = 1 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static ByteBuffer answer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer text(ByteBuffer out, String text) {
        return out.putShort((short) (2 * text.length())).putShort((short) 512).putInt(0x20000).putInt(256).putInt(0).putInt(text.length())
                .put(text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static ByteBuffer data(ByteBuffer out) {
        return out.putInt(0x20004).putInt(4).putInt(0x20008).putInt(65_536).putInt(0).putInt(4).putInt(0xA80).putInt(0x2000C).putInt(4)
                .putInt(0x20010).putInt(4);
    }

    /** One right answer to each kind of call. */
    private static Map<RequestCall<? extends RequestResponse>, byte[]> answers() {
        byte[] key = new byte[20];
        Map<RequestCall<? extends RequestResponse>, byte[]> all = new LinkedHashMap<>();
        all.put(ValueCall.named(key, "x", 65_536), data(answer(48)).putInt(0).array());
        all.put(ValueCall.at(key, 0, 65_536), data(text(answer(76), "Name")).putInt(0).array());
        all.put(new SubkeyCall(key, 0), text(text(answer(68), "Name").putInt(0x20004), "").putInt(0x20008).putLong(1).putInt(0).array());
        all.put(new InfoCall(key), text(answer(60), "").putInt(3).putLong(0).putInt(2).putInt(0).putInt(4).putInt(0).putLong(1L << 56).putInt(0)
                .array());
        all.put(new CreateKeyCall(key, "x", 0, 0), answer(32).put(key).putInt(0x20000).putInt(1).putInt(0).array());
        all.put(new HandleRequest((short) 2, 0), answer(24).put(key).putInt(0).array());
        all.put(ChangeCall.flushKey(key), answer(4).putInt(0).array());
        return all;
    }

    /** Whether it is taken for an answer; else it was refused. */
    private static boolean read(RequestCall<? extends RequestResponse> call, byte[] bytes) {
        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        try {
            RpcPipe.answer(call, bytes);
            return true;
        } catch (IOException e) {
            assertTrue(e.getMessage() != null && !e.getMessage().isEmpty());
            return false;
        } finally {
            long after = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            assertTrue(after - before < MUCH, call.getClass() + " allocated " + (after - before) + " bytes for " + bytes.length);
        }
    }

    @Test
    void whatIsRightIsRead() throws IOException {
        for (Map.Entry<RequestCall<? extends RequestResponse>, byte[]> each : answers().entrySet()) {
            RequestResponse read = RpcPipe.answer(each.getKey(), each.getValue());
            assertEquals(0, read.getReturnValue());
            if (read instanceof ValueCall.Answer value) {
                assertEquals(List.of(4, 4, 4), List.of(value.type(), value.data().length, value.size()));
            } else if (read instanceof HandleResponse handle) {
                assertEquals(20, handle.getHandle().length);
            }
        }
    }

    @Test
    void aNumberThatClaimsTooMuchAllocatesNothingWhereverItStands() {
        int refused = 0;
        for (Map.Entry<RequestCall<? extends RequestResponse>, byte[]> each : answers().entrySet()) {
            for (int at = 0; at + 4 <= each.getValue().length; at += 4) {
                for (int claim : new int[] {Integer.MAX_VALUE, 0x7FFFFFF0, Integer.MIN_VALUE, -1, 1 << 30, 1 << 24}) {
                    byte[] bytes = each.getValue().clone();
                    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, claim);
                    refused += read(each.getKey(), bytes) ? 0 : 1;
                }
            }
        }
        assertTrue(refused > 50, refused + " were refused");
    }

    @Test
    void anAnswerCutAtAnyByteAndOneOfRandomBytesIsRefused() {
        Random random = new Random(4711);
        for (Map.Entry<RequestCall<? extends RequestResponse>, byte[]> each : answers().entrySet()) {
            for (int length = 0; length < each.getValue().length; length++) {
                assertTrue(!read(each.getKey(), Arrays.copyOf(each.getValue(), length)), each.getKey().getClass() + " cut after " + length);
            }
            for (int i = 0; i < 2_000; i++) {
                byte[] bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
                read(each.getKey(), bytes);
            }
        }
    }
}
