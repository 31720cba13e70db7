package dev.keyturn.windows.tls;

import dev.keyturn.windows.tables.Protocol;
import java.util.List;

/** The bits that WinHTTP and WinINet keep protocols as. Source: Microsoft, WinHTTP option flags. */
public final class ProtocolBits {
    private ProtocolBits() {
    }

    /** Those of some protocols together. */
    public static long of(List<Protocol> protocols) {
        return protocols.stream().mapToLong(Protocol::winHttpBit).reduce(0, (a, b) -> a | b);
    }

    /** The same bits and those of the protocols between the lowest and the highest of them: a client must not offer 1.0 and 1.2 without 1.1. */
    public static long filled(long mask) {
        long ours = mask & of(List.of(Protocol.values()));
        long result = mask;
        for (Protocol protocol : Protocol.values()) {
            long bit = protocol.winHttpBit();
            if (bit > Long.lowestOneBit(ours) && bit < Long.highestOneBit(ours)) {
                result |= bit;
            }
        }
        return result;
    }
}
