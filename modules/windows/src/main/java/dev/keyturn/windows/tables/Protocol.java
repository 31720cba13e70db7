package dev.keyturn.windows.tables;

import dev.keyturn.module.Choice;
import java.util.Arrays;
import java.util.Optional;

/** A protocol that Schannel knows, named as its registry key is, with WinHTTP's bit for it (0 for none). */
public enum Protocol {
    @Choice("SSL 2.0") SSL_2_0("SSL 2.0", 0x8),
    @Choice("SSL 3.0") SSL_3_0("SSL 3.0", 0x20),
    @Choice("TLS 1.0") TLS_1_0("TLS 1.0", 0x80),
    @Choice("TLS 1.1") TLS_1_1("TLS 1.1", 0x200),
    @Choice("TLS 1.2") TLS_1_2("TLS 1.2", 0x800),
    @Choice("TLS 1.3") TLS_1_3("TLS 1.3", 0x2000),
    @Choice("DTLS 1.0") DTLS_1_0("DTLS 1.0", 0),
    @Choice("DTLS 1.2") DTLS_1_2("DTLS 1.2", 0);

    private final String label;
    private final int winHttpBit;

    Protocol(String label, int winHttpBit) {
        this.label = label;
        this.winHttpBit = winHttpBit;
    }

    /** The protocol of that name; empty if there is none. */
    public static Optional<Protocol> called(String label) {
        return Arrays.stream(values()).filter(protocol -> protocol.label.equals(label)).findFirst();
    }

    /** The name with its space, {@code TLS 1.2}. */
    public String label() {
        return label;
    }

    /** The bit in {@code DefaultSecureProtocols}; 0 for a datagram protocol, which WinHTTP does not speak. Source: WinHTTP option flags. */
    public int winHttpBit() {
        return winHttpBit;
    }
}
