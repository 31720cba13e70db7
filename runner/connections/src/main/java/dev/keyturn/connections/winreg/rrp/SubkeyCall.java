package dev.keyturn.connections.winreg.rrp;

import com.rapid7.client.dcerpc.io.PacketInput;
import com.rapid7.client.dcerpc.io.PacketOutput;
import com.rapid7.client.dcerpc.io.ndr.Alignment;
import com.rapid7.client.dcerpc.messages.RequestCall;
import com.rapid7.client.dcerpc.messages.RequestResponse;
import com.rapid7.client.dcerpc.objects.RPCUnicodeString;
import java.io.IOException;

/** BaseRegEnumKey: the name of one subkey by its index. dcerpc's own answer takes the last character away wherever there is no NUL. */
final class SubkeyCall extends RequestCall<SubkeyCall.Answer> {
    /** A key's name has at most 255 characters. */
    private static final int LONGEST_NAME = 256;

    private final byte[] key;
    private final int index;

    SubkeyCall(byte[] key, int index) {
        super((short) 9);
        this.key = key;
        this.index = index;
    }

    @Override
    public Answer getResponseObject() {
        return new Answer();
    }

    @Override
    public void marshal(PacketOutput out) throws IOException {
        out.write(key);
        out.writeInt(index);
        out.writeEmptyRPCUnicodeString(LONGEST_NAME);
        out.writeReferentID();
        out.writeEmptyRPCUnicodeString(LONGEST_NAME);
        out.writeReferentID();
        out.writeLong(0);
    }

    /** A subkey's name. */
    static final class Answer extends RequestResponse {
        private String name = "";

        String name() {
            return name;
        }

        @Override
        public void unmarshalResponse(PacketInput in) throws IOException {
            RPCUnicodeString.NonNullTerminated text = new RPCUnicodeString.NonNullTerminated();
            in.readUnmarshallable(text);
            in.align(Alignment.FOUR);
            name = RpcTexts.withoutEnd(text.getValue());
            if (in.readReferentID() != 0) {
                in.readUnmarshallable(new RPCUnicodeString.NonNullTerminated());
                in.align(Alignment.FOUR);
            }
            if (in.readReferentID() != 0) {
                in.readLong();
            }
        }
    }
}
