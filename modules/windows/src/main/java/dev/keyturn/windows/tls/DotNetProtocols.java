package dev.keyturn.windows.tls;

import dev.keyturn.windows.tables.Role;

/**
 * Which protocols programs of one .NET Framework use that name none themselves. Whoever asks what its two values come to asks here. Source: Microsoft,
 * "Transport Layer Security (TLS) best practices with .NET Framework", which knows 0 and 1 only.
 *
 * @param version the framework as its key is named, {@code v4.0.30319}
 * @param system  the value {@code SystemDefaultTlsVersions}
 * @param strong  the value {@code SchUseStrongCrypto}
 */
public record DotNetProtocols(String version, Configured system, Configured strong) {
    private static final String NEWER = "TLS 1.0, 1.1 and 1.2";
    private static final String OLDEST = "SSL 3.0 and TLS 1.0";

    /** What the programs for the oldest versions use as clients, the worse the later. */
    public enum Offer {
        /** What Windows has on. */
        WINDOWS,
        /** TLS 1.0, 1.1 and 1.2. */
        UP_TO_1_2,
        /** A value is neither 0 nor 1. */
        UNKNOWN,
        /** SSL 3.0 and TLS 1.0, and nothing newer. */
        UP_TO_1_0
    }

    /** What the programs for the oldest versions use as clients. */
    public Offer offer() {
        if (system.is(1)) {
            return Offer.WINDOWS;
        }
        if (isOdd(system) || !isOld() && isOdd(strong)) {
            return Offer.UNKNOWN;
        }
        return strong.is(1) && !isOld() ? Offer.UP_TO_1_2 : Offer.UP_TO_1_0;
    }

    /** What programs use in a role and from which values that is seen, a clause without a subject. */
    public String words(Role role) {
        if (system.is(1)) {
            return "takes its protocols from Windows: " + system.words();
        }
        if (isOdd(system)) {
            return "takes its protocols from Windows or not, which is not known: " + odd(system);
        }
        if (isOld()) {
            return "uses " + OLDEST + " where a program names no others: " + system.words();
        }
        if (role == Role.SERVER) {
            return (system.isThere() ? "chooses its protocols itself" : "takes its protocols from Windows in programs for 4.7 and later, and chooses them"
                    + " itself in others") + ": " + system.words();
        }
        String values = isOdd(strong) ? system.words() + ", " + odd(strong) : system.words() + ", " + strong.words();
        return system.isThere() ? "chooses its protocols itself, " + itself("4.6 and later") + ": " + values
                : "takes its protocols from Windows in programs for 4.7 and later, and chooses them itself in others, " + itself("4.6") + ": " + values;
    }

    /** What it chooses itself, where programs for some version use strong cryptography without being told. */
    private String itself(String strongByItself) {
        if (isOdd(strong)) {
            return "which ones is not known";
        }
        return strong.is(1) ? NEWER : strong.is(0) ? OLDEST : NEWER + " in those for " + strongByItself + ", " + OLDEST + " in older ones";
    }

    /** It heeds {@code SchUseStrongCrypto} only where a program names its protocols. */
    private boolean isOld() {
        return version.equals(DotNetKeys.V2);
    }

    private static boolean isOdd(Configured value) {
        return value.isThere() && !value.is(0) && !value.is(1);
    }

    private static String odd(Configured value) {
        return value.words() + ", where 0 or 1 is expected";
    }
}
