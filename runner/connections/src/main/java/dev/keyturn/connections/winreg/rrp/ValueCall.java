package dev.keyturn.connections.winreg.rrp;

import com.rapid7.client.dcerpc.io.PacketInput;
import com.rapid7.client.dcerpc.io.PacketOutput;
import com.rapid7.client.dcerpc.io.ndr.Alignment;
import com.rapid7.client.dcerpc.io.ndr.arrays.RPCConformantVaryingByteArray;
import com.rapid7.client.dcerpc.messages.RequestCall;
import com.rapid7.client.dcerpc.messages.RequestResponse;
import com.rapid7.client.dcerpc.objects.RPCUnicodeString;
import java.io.IOException;

/**
 * BaseRegQueryValue and BaseRegEnumValue: one value by its name, or by its index. dcerpc's own answers do not say how long data is that did
 * not fit, and need all parts to be there. Source: MS-RRP 3.1.5.17 and 3.1.5.11.
 */
final class ValueCall extends RequestCall<ValueCall.Answer> {
    /** Costs nothing on the way there: only the room is announced. */
    static final int ROOM = 65_536;
    /** A value's name has at most 16,383 characters. */
    private static final int LONGEST_NAME = 16_384;

    private final byte[] key;
    private final String name;
    private final int index;
    private final int room;

    private ValueCall(int opnum, byte[] key, String name, int index, int room) {
        super((short) opnum);
        this.key = key;
        this.name = name;
        this.index = index;
        this.room = room;
    }

    static ValueCall named(byte[] key, String name, int room) {
        return new ValueCall(17, key, name, 0, room);
    }

    static ValueCall at(byte[] key, int index, int room) {
        return new ValueCall(10, key, null, index, room);
    }

    @Override
    public Answer getResponseObject() {
        return new Answer(name == null);
    }

    @Override
    public void marshal(PacketOutput out) throws IOException {
        out.write(key);
        if (name == null) {
            out.writeInt(index);
            out.writeEmptyRPCUnicodeString(LONGEST_NAME);
        } else {
            out.writeMarshallable(RPCUnicodeString.NullTerminated.of(name));
            out.align(Alignment.FOUR);
        }
        out.writeReferentID();
        out.writeInt(0);
        out.writeReferentID();
        out.writeEmptyCVArray(room);
        out.writeReferentID();
        out.writeInt(room);
        out.writeReferentID();
        out.writeInt(0);
    }

    /** A value as it came: type, data and, where it was asked for by its index, the name. */
    static final class Answer extends RequestResponse {
        private final boolean withName;
        private String name = "";
        private int type;
        private byte[] data = new byte[0];
        private int size;

        private Answer(boolean withName) {
            this.withName = withName;
        }

        String name() {
            return name;
        }

        int type() {
            return type;
        }

        byte[] data() {
            return data;
        }

        /** How long the data is, also where it did not fit. */
        int size() {
            return size;
        }

        @Override
        public void unmarshalResponse(PacketInput in) throws IOException {
            if (withName) {
                RPCUnicodeString.NonNullTerminated text = new RPCUnicodeString.NonNullTerminated();
                in.readUnmarshallable(text);
                in.align(Alignment.FOUR);
                name = RpcTexts.withoutEnd(text.getValue());
            }
            if (in.readReferentID() != 0) {
                type = in.readInt();
            }
            if (in.readReferentID() != 0) {
                RPCConformantVaryingByteArray array = new RPCConformantVaryingByteArray();
                in.readUnmarshallable(array);
                in.align(Alignment.FOUR);
                data = array.getArray();
            }
            if (in.readReferentID() != 0) {
                size = in.readInt();
            }
            if (in.readReferentID() != 0) {
                in.readInt();
            }
        }
    }
}
