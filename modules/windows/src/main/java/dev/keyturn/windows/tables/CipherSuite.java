package dev.keyturn.windows.tables;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A cipher suite by its name, {@code TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P256} for example, with the names that its parts have below Schannel's
 * keys {@code KeyExchangeAlgorithms}, {@code Ciphers} and {@code Hashes}. Source: Microsoft, "TLS registry settings" and "TLS cipher suites".
 *
 * @param name     the name without the curve at its end
 * @param exchange the key exchange, {@code ECDH}, {@code Diffie-Hellman} or {@code PKCS}; empty for a suite of TLS 1.3, which names none
 * @param cipher   the cipher, {@code AES 256/256} for example
 * @param hash     the hash, {@code SHA384} for example
 */
public record CipherSuite(String name, Optional<String> exchange, String cipher, String hash) {
    private static final Pattern TLS_1_2 = Pattern.compile("(TLS_(ECDHE|DHE|RSA)(?:_(?:RSA|ECDSA|DSS))?_WITH_"
            + "(AES_128|AES_256|3DES_EDE|RC4_128|DES|NULL)(?:_(CBC|GCM))?_(SHA256|SHA384|SHA|MD5))(?:_P(?:256|384|521))?");
    private static final Pattern TLS_1_3 = Pattern.compile("TLS_(AES_128|AES_256)_GCM_(SHA256|SHA384)");

    /** Reads a name; empty for one that is neither of TLS 1.2 and earlier nor of TLS 1.3, or of a kind that no Windows has on by itself. */
    public static Optional<CipherSuite> parse(String text) {
        Matcher newer = TLS_1_3.matcher(text);
        if (newer.matches()) {
            return Optional.of(new CipherSuite(text, Optional.empty(), cipherOf(newer.group(1)), newer.group(2)));
        }
        Matcher older = TLS_1_2.matcher(text);
        return older.matches() ? Optional.of(new CipherSuite(older.group(1), Optional.of(switch (older.group(2)) {
            case "ECDHE" -> "ECDH";
            case "DHE" -> "Diffie-Hellman";
            default -> "PKCS";
        }), cipherOf(older.group(3)), older.group(5))) : Optional.empty();
    }

    private static String cipherOf(String part) {
        return switch (part) {
            case "AES_128" -> "AES 128/128";
            case "AES_256" -> "AES 256/256";
            case "3DES_EDE" -> "Triple DES 168";
            case "RC4_128" -> "RC4 128/128";
            case "DES" -> "DES 56/56";
            default -> part;
        };
    }

    /** Whether it is one of TLS 1.3, and so of no other version. */
    public boolean isTls13() {
        return exchange.isEmpty();
    }

    /** Whether TLS 1.2 can use it with peers of today, which refuse RC4, DES, Triple DES and no cipher at all. */
    public boolean isTls12() {
        return !isTls13() && cipher.startsWith("AES ");
    }
}
