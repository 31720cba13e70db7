package dev.keyturn.connections.winreg.rrp;

import com.rapid7.client.dcerpc.PFCFlag;
import com.rapid7.client.dcerpc.io.PacketOutput;
import com.rapid7.client.dcerpc.messages.Request;
import com.rapid7.client.dcerpc.messages.RequestCall;
import com.rapid7.client.dcerpc.transport.exceptions.RPCFaultException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts requests into fragments, and puts answers together again. The fragments of several answers may arrive in any order: each belongs to
 * the call whose number it bears. What a host says of lengths is believed only within bounds. Source: The Open Group, C706, chapter 12.
 */
final class Fragments {
    private static final int HEADER = 24;
    private static final int RESPONSE = 2;
    private static final int FAULT = 3;
    private static final int LAST = 2;
    private static final int CODE = 4;
    /** For all answers together: more than all that a configuration tool has to do with at a time. */
    private static final int LONGEST = 64 << 20;

    private final int first;
    private final int calls;
    private final Map<Integer, ByteArrayOutputStream> stubs = new HashMap<>();
    private final Map<Integer, Integer> ended = new HashMap<>();
    private byte[] rest = new byte[0];
    private long sum;

    /**
     * Takes the answers to some calls.
     *
     * @param first the number of the first call
     * @param calls how many there are; the others' numbers follow
     */
    Fragments(int first, int calls) {
        this.first = first;
        this.calls = calls;
    }

    /** The fragments of one request, none longer than allowed. */
    static List<byte[]> request(RequestCall<?> call, int id, int longest) throws IOException {
        byte[] stub = call.getStub();
        int each = longest - HEADER & ~7;
        List<byte[]> fragments = new ArrayList<>();
        int from = 0;
        do {
            int end = Math.min(stub.length, from + each);
            EnumSet<PFCFlag> flags = EnumSet.noneOf(PFCFlag.class);
            if (from == 0) {
                flags.add(PFCFlag.FIRST_FRAGMENT);
            }
            if (end == stub.length) {
                flags.add(PFCFlag.LAST_FRAGMENT);
            }
            Request request = new Request();
            request.setCallID(id);
            request.setOpNum(call.getOpNum());
            request.setPFCFlags(flags);
            request.setStub(Arrays.copyOfRange(stub, from, end));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            request.marshal(new PacketOutput(bytes));
            fragments.add(bytes.toByteArray());
            from = end;
        } while (from < stub.length);
        return fragments;
    }

    /** Takes what one read of the pipe gave. */
    void add(byte[] bytes) throws IOException {
        byte[] all = rest.length == 0 ? bytes : join(rest, bytes);
        int at = 0;
        while (all.length - at >= 16) {
            ByteBuffer fragment = ByteBuffer.wrap(all, at, all.length - at).slice().order(ByteOrder.LITTLE_ENDIAN);
            int length = fragment.getShort(8) & 0xFFFF;
            if (fragment.get(0) != 5 || length < HEADER) {
                throw new IOException("the answer is no DCE/RPC");
            }
            if (length > fragment.remaining()) {
                break;
            }
            take(fragment, length);
            at += length;
        }
        rest = Arrays.copyOfRange(all, at, all.length);
    }

    private void take(ByteBuffer fragment, int length) throws IOException {
        int type = fragment.get(2);
        int id = fragment.getInt(12);
        if (type != RESPONSE && type != FAULT) {
            throw new IOException("the answer is a DCE/RPC message of type " + type + ", which is no answer to a call");
        }
        if (id - first < 0 || id - first >= calls || has(id)) {
            throw new IOException("the answer is for call " + Integer.toUnsignedString(id) + ", for which none is waited for");
        }
        boolean last = (fragment.get(3) & LAST) != 0;
        int body = Math.max(0, length - HEADER - (fragment.getShort(10) & 0xFFFF));
        if (body == 0 && !last) {
            throw new IOException("the answer has a part that holds nothing and is not the last");
        }
        sum += body;
        if (sum > LONGEST) {
            throw new IOException("the answer is longer than " + LONGEST + " bytes");
        }
        stubs.computeIfAbsent(id, i -> new ByteArrayOutputStream()).write(fragment.array(), fragment.arrayOffset() + HEADER, body);
        if (last) {
            ended.put(id, type);
        }
    }

    /** Whether the whole answer to a call is there. */
    boolean has(int id) {
        return ended.containsKey(id);
    }

    /**
     * The answer to a call.
     *
     * @throws RPCFaultException if the host refused the call as such
     * @throws IOException       if it refused it and does not say why
     */
    byte[] take(int id) throws IOException {
        byte[] stub = stubs.get(id).toByteArray();
        stubs.put(id, new ByteArrayOutputStream(0));
        if (ended.get(id) != FAULT) {
            return stub;
        }
        if (stub.length < CODE) {
            throw new IOException("the answer is a fault without a code");
        }
        throw new RPCFaultException(ByteBuffer.wrap(stub).order(ByteOrder.LITTLE_ENDIAN).getInt());
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
