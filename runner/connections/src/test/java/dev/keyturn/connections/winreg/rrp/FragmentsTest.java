package dev.keyturn.connections.winreg.rrp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.rapid7.client.dcerpc.transport.exceptions.RPCFaultException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FragmentsTest {
    private static final int RESPONSE = 2;
    private static final int FAULT = 3;

    private static byte[] fragment(int type, int id, boolean last, byte... stub) {
        return ByteBuffer.allocate(24 + stub.length).order(ByteOrder.LITTLE_ENDIAN).put((byte) 5).put((byte) 0).put((byte) type)
                .put((byte) (last ? 2 : 0)).putInt(0x10).putShort((short) (24 + stub.length)).putShort((short) 0).putInt(id)
                .putLong(0).put(stub).array();
    }

    @Test
    void answersThatArriveMixedFindTheirCalls() throws IOException {
        Fragments answers = new Fragments(1, 2);
        answers.add(fragment(RESPONSE, 1, false, (byte) 1, (byte) 2));
        answers.add(fragment(RESPONSE, 2, true, (byte) 9));
        assertFalse(answers.has(1));
        answers.add(fragment(RESPONSE, 1, true, (byte) 3));
        assertTrue(answers.has(1) && answers.has(2));
        assertArrayEquals(new byte[] {1, 2, 3}, answers.take(1));
        assertArrayEquals(new byte[] {9}, answers.take(2));
    }

    @Test
    void aFragmentMayArriveInPieces() throws IOException {
        byte[] whole = fragment(RESPONSE, 7, true, (byte) 1, (byte) 2, (byte) 3);
        for (int cut = 1; cut < whole.length; cut++) {
            Fragments answers = new Fragments(7, 1);
            answers.add(Arrays.copyOf(whole, cut));
            assertFalse(answers.has(7), "cut at " + cut);
            answers.add(Arrays.copyOfRange(whole, cut, whole.length));
            assertArrayEquals(new byte[] {1, 2, 3}, answers.take(7), "cut at " + cut);
        }
    }

    @Test
    void aFaultIsThrownForItsCallAlone() throws IOException {
        Fragments answers = new Fragments(1, 2);
        answers.add(fragment(FAULT, 1, true, (byte) 2, (byte) 0, (byte) 1, (byte) 0x1C));
        answers.add(fragment(RESPONSE, 2, true));
        assertEquals(0x1C010002, assertThrows(RPCFaultException.class, () -> answers.take(1)).getRpcFaultValue());
        assertArrayEquals(new byte[0], answers.take(2));
    }

    private static String refused(byte[]... parts) {
        return assertThrows(IOException.class, () -> {
            Fragments answers = new Fragments(1, 2);
            for (byte[] part : parts) {
                answers.add(part);
            }
            answers.take(1);
        }).getMessage();
    }

    @Test
    void garbageIsRefused() {
        byte[] other = fragment(RESPONSE, 1, true);
        other[0] = 4;
        assertEquals("the answer is no DCE/RPC", refused(other));
        byte[] shorter = fragment(RESPONSE, 1, true);
        shorter[8] = 3;
        assertEquals("the answer is no DCE/RPC", refused(shorter));
        assertTrue(refused(fragment(12, 1, true)).contains("of type 12, which is no answer"));
    }

    @Test
    void aFaultWithoutACodeIsRefusedHoweverItComesToLackIt() {
        String without = "the answer is a fault without a code";
        assertEquals(without, refused(fragment(FAULT, 1, true)));
        assertEquals(without, refused(fragment(FAULT, 1, true, (byte) 1, (byte) 2, (byte) 3)));
        assertEquals(without, refused(fragment(RESPONSE, 1, false, (byte) 1), fragment(FAULT, 1, true, (byte) 2)));
        byte[] signed = fragment(FAULT, 1, true, (byte) 5, (byte) 0, (byte) 0, (byte) 0);
        signed[10] = 4;
        assertEquals(without, refused(signed), "its last bytes are said to be a signature");
    }

    @Test
    void whatNobodyHasAskedForIsRefused() {
        for (int id : new int[] {0, 3, -1, Integer.MIN_VALUE}) {
            assertTrue(refused(fragment(RESPONSE, id, true)).contains("for which none is waited for"), String.valueOf(id));
        }
        assertTrue(refused(fragment(RESPONSE, 1, true), fragment(RESPONSE, 1, true)).contains("for which none is waited for"));
    }

    @Test
    void anAnswerWithoutEndIsRefused() {
        assertTrue(refused(fragment(RESPONSE, 1, false)).contains("holds nothing and is not the last"));
        byte[] part = fragment(RESPONSE, 1, false, new byte[60_000]);
        byte[] other = fragment(RESPONSE, 2, false, new byte[60_000]);
        assertTrue(assertThrows(IOException.class, () -> {
            Fragments answers = new Fragments(1, 2);
            while (true) {
                answers.add(part);
                answers.add(other);
            }
        }).getMessage().contains("longer than 67108864 bytes"));
    }

    @Test
    void aLongRequestIsCutWhereTheHostWantsIt() throws IOException {
        byte[] data = new byte[10_000];
        List<byte[]> fragments = Fragments.request(ChangeCall.setValue(new byte[20], "x", 3, data), 5, 4280);
        assertEquals(3, fragments.size());
        assertTrue(fragments.stream().allMatch(f -> f.length <= 4280));
        assertEquals(List.of(1, 0, 2), fragments.stream().map(f -> (int) f[3]).toList(), "first, middle, last");
        assertEquals(1, Fragments.request(ChangeCall.flushKey(new byte[20]), 5, 4280).size());
    }
}
