package dev.keyturn.connections.winreg.rrp;

import com.rapid7.client.dcerpc.io.PacketInput;
import com.rapid7.client.dcerpc.io.PacketOutput;
import com.rapid7.client.dcerpc.io.ndr.Alignment;
import com.rapid7.client.dcerpc.messages.RequestCall;
import com.rapid7.client.dcerpc.messages.RequestResponse;
import com.rapid7.client.dcerpc.objects.RPCUnicodeString;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** BaseRegQueryInfoKey. dcerpc's own sends an empty string for the class, which Samba refuses, instead of none. Source: MS-RRP 3.1.5.16. */
final class InfoCall extends RequestCall<InfoCall.Answer> {
    private final byte[] key;

    InfoCall(byte[] key) {
        super((short) 16);
        this.key = key;
    }

    @Override
    public Answer getResponseObject() {
        return new Answer();
    }

    @Override
    public void marshal(PacketOutput out) throws IOException {
        out.write(key);
        out.writeMarshallable(new RPCUnicodeString.NullTerminated());
    }

    /** How much a key holds, and when it was last written. */
    static final class Answer extends RequestResponse {
        /** From 1601, where Windows' file times begin, to 1970, in seconds. */
        private static final long EPOCH = 11_644_473_600L;
        private static final long TICKS = 10_000_000L;

        private int subkeys;
        private int values;
        private int longestData;
        private long time;

        int subkeys() {
            return subkeys;
        }

        int values() {
            return values;
        }

        int longestData() {
            return longestData;
        }

        /** Empty for time 0, which is what Samba sends. */
        Optional<Instant> lastWritten() {
            return time == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(time / TICKS - EPOCH, time % TICKS * 100));
        }

        @Override
        public void unmarshalResponse(PacketInput in) throws IOException {
            in.readUnmarshallable(new RPCUnicodeString.NonNullTerminated());
            in.align(Alignment.FOUR);
            subkeys = in.readInt();
            in.fullySkipBytes(8);
            values = in.readInt();
            in.fullySkipBytes(4);
            longestData = in.readInt();
            in.fullySkipBytes(4);
            time = in.readLong();
        }
    }
}
