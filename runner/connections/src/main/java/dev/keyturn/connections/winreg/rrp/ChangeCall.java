package dev.keyturn.connections.winreg.rrp;

import com.rapid7.client.dcerpc.io.PacketOutput;
import com.rapid7.client.dcerpc.io.ndr.Alignment;
import com.rapid7.client.dcerpc.messages.EmptyResponse;
import com.rapid7.client.dcerpc.messages.RequestCall;
import com.rapid7.client.dcerpc.objects.RPCUnicodeString;
import java.io.IOException;

/** The calls that change a registry and whose answer is a code alone. Source: MS-RRP 3.1.5. */
final class ChangeCall extends RequestCall<EmptyResponse> {
    private final Body body;

    private ChangeCall(int opnum, Body body) {
        super((short) opnum);
        this.body = body;
    }

    private interface Body {
        void marshal(PacketOutput out) throws IOException;
    }

    /** BaseRegDeleteKey: the key must have no subkeys; in which view it is, the host decides. */
    static ChangeCall deleteKey(byte[] above, String subkey) {
        return new ChangeCall(7, out -> named(out, above, subkey));
    }

    /** BaseRegDeleteValue. */
    static ChangeCall deleteValue(byte[] key, String name) {
        return new ChangeCall(8, out -> named(out, key, name));
    }

    /** BaseRegFlushKey: the key's hive is on disk afterwards. */
    static ChangeCall flushKey(byte[] key) {
        return new ChangeCall(11, out -> out.write(key));
    }

    /** BaseRegSetValue. */
    static ChangeCall setValue(byte[] key, String name, int type, byte[] data) {
        return new ChangeCall(22, out -> {
            named(out, key, name);
            out.writeInt(type);
            out.writeInt(data.length);
            out.write(data);
            out.align(Alignment.FOUR);
            out.writeInt(data.length);
        });
    }

    /** BaseRegDeleteKeyEx, which takes a view; hosts before Windows Vista, and Samba, do not have it. */
    static ChangeCall deleteKeyEx(byte[] above, String subkey, int access) {
        return new ChangeCall(35, out -> {
            named(out, above, subkey);
            out.writeInt(access);
            out.writeInt(0);
        });
    }

    private static void named(PacketOutput out, byte[] key, String name) throws IOException {
        out.write(key);
        out.writeMarshallable(RPCUnicodeString.NullTerminated.of(name));
        out.align(Alignment.FOUR);
    }

    @Override
    public EmptyResponse getResponseObject() {
        return new EmptyResponse();
    }

    @Override
    public void marshal(PacketOutput out) throws IOException {
        body.marshal(out);
    }
}
