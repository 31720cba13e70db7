package dev.keyturn.connections.winreg.rrp;

import com.rapid7.client.dcerpc.io.PacketInput;
import com.rapid7.client.dcerpc.io.PacketOutput;
import com.rapid7.client.dcerpc.io.ndr.Alignment;
import com.rapid7.client.dcerpc.messages.RequestCall;
import com.rapid7.client.dcerpc.messages.RequestResponse;
import com.rapid7.client.dcerpc.objects.RPCUnicodeString;
import java.io.IOException;

/** BaseRegCreateKey: creates a key, or opens it if it is there. Source: MS-RRP 3.1.5.7. */
final class CreateKeyCall extends RequestCall<CreateKeyCall.Answer> {
    static final int REG_OPTION_VOLATILE = 1;
    private static final int REG_CREATED_NEW_KEY = 1;

    private final byte[] above;
    private final String subkey;
    private final int options;
    private final int access;

    /**
     * @param options 0, or {@link #REG_OPTION_VOLATILE}
     * @param access  what the handle that comes back may do, and the view
     */
    CreateKeyCall(byte[] above, String subkey, int options, int access) {
        super((short) 6);
        this.above = above;
        this.subkey = subkey;
        this.options = options;
        this.access = access;
    }

    @Override
    public Answer getResponseObject() {
        return new Answer();
    }

    @Override
    public void marshal(PacketOutput out) throws IOException {
        out.write(above);
        out.writeMarshallable(RPCUnicodeString.NullTerminated.of(subkey));
        out.align(Alignment.FOUR);
        out.writeMarshallable(new RPCUnicodeString.NullTerminated());
        out.writeInt(options);
        out.writeInt(access);
        out.writeNull();
        out.writeReferentID();
        out.writeInt(0);
    }

    /** The open key, and whether it is new. */
    static final class Answer extends RequestResponse {
        private byte[] handle;
        private int disposition;

        byte[] handle() {
            return handle.clone();
        }

        boolean created() {
            return disposition == REG_CREATED_NEW_KEY;
        }

        @Override
        public void unmarshalResponse(PacketInput in) throws IOException {
            handle = in.readRawBytes(20);
            if (in.readReferentID() != 0) {
                disposition = in.readInt();
            }
        }
    }
}
