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
        Fragments answers = new Fragments();
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
            Fragments answers = new Fragments();
            answers.add(Arrays.copyOf(whole, cut));
            assertFalse(answers.has(7), "cut at " + cut);
            answers.add(Arrays.copyOfRange(whole, cut, whole.length));
            assertArrayEquals(new byte[] {1, 2, 3}, answers.take(7), "cut at " + cut);
        }
    }

    @Test
    void aFaultIsThrownForItsCallAlone() throws IOException {
        Fragments answers = new Fragments();
        answers.add(fragment(FAULT, 1, true, (byte) 2, (byte) 0, (byte) 1, (byte) 0x1C));
        answers.add(fragment(RESPONSE, 2, true));
        assertEquals(0x1C010002, assertThrows(RPCFaultException.class, () -> answers.take(1)).getRpcFaultValue());
        assertArrayEquals(new byte[0], answers.take(2));
    }

    @Test
    void garbageIsRefused() {
        byte[] other = fragment(RESPONSE, 1, true);
        other[0] = 4;
        assertThrows(IOException.class, () -> new Fragments().add(other));
        byte[] shorter = fragment(RESPONSE, 1, true);
        shorter[8] = 3;
        assertThrows(IOException.class, () -> new Fragments().add(shorter));
        assertThrows(IOException.class, () -> new Fragments().add(fragment(12, 1, true)));
        assertThrows(IOException.class, () -> new Fragments().add(fragment(FAULT, 1, true, (byte) 1)));
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
