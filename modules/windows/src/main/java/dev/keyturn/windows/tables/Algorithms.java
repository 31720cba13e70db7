package dev.keyturn.windows.tables;

import dev.keyturn.registry.Names;
import java.util.List;
import java.util.Optional;

/**
 * The names that Schannel's keys for ciphers, hashes and key exchange go by. Sources: Microsoft, KB245030, "TLS registry settings", "Exchange Server
 * TLS configuration best practices"; SChannelDsc.
 */
public final class Algorithms {
    /** Below {@code Ciphers}. */
    public static final List<String> CIPHERS = List.of("NULL", "DES 56/56", "RC2 40/128", "RC2 56/128", "RC2 56/56", "RC2 128/128", "RC4 40/128",
            "RC4 56/128", "RC4 64/128", "RC4 128/128", "Triple DES 168", "AES 128/128", "AES 256/256");

    /** Below {@code Hashes}. */
    public static final List<String> HASHES = List.of("MD5", "SHA", "SHA256", "SHA384", "SHA512");

    /** Below {@code KeyExchangeAlgorithms}. */
    public static final List<String> KEY_EXCHANGES = List.of("Diffie-Hellman", "ECDH", "PKCS");

    private Algorithms() {
    }

    /** A known name in its own spelling, for one in any case; empty if it is none of them. */
    public static Optional<String> spelled(List<String> known, String name) {
        return known.stream().filter(each -> Names.same(each, name)).findFirst();
    }
}
