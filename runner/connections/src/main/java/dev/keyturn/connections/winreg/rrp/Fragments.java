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
 * the call whose number it bears. Source: The Open Group, C706, chapter 12.
 */
final class Fragments {
    private static final int HEADER = 24;
    private static final int RESPONSE = 2;
    private static final int FAULT = 3;
    private static final int LAST = 2;
    /** More than any value of a registry that a configuration tool has to do with. */
    private static final int LONGEST = 64 << 20;

    private final Map<Integer, ByteArrayOutputStream> stubs = new HashMap<>();
    private final Map<Integer, Integer> ended = new HashMap<>();
    private byte[] rest = new byte[0];

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
        if (type != RESPONSE && (type != FAULT || length < HEADER + 4)) {
            throw new IOException("the answer is a DCE/RPC message of type " + type + ", which is no answer to a call");
        }
        ByteArrayOutputStream stub = stubs.computeIfAbsent(id, i -> new ByteArrayOutputStream());
        int body = Math.max(0, length - HEADER - (fragment.getShort(10) & 0xFFFF));
        if (stub.size() + body > LONGEST) {
            throw new IOException("the answer is longer than " + LONGEST + " bytes");
        }
        stub.write(fragment.array(), fragment.arrayOffset() + HEADER, body);
        if ((fragment.get(3) & LAST) != 0) {
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
     */
    byte[] take(int id) throws RPCFaultException {
        byte[] stub = stubs.remove(id).toByteArray();
        if (ended.remove(id) == FAULT) {
            throw new RPCFaultException(ByteBuffer.wrap(stub).order(ByteOrder.LITTLE_ENDIAN).getInt());
        }
        return stub;
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
