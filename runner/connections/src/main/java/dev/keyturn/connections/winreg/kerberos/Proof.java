package dev.keyturn.connections.winreg.kerberos;

import java.nio.file.Path;
import java.util.Arrays;

/** What an account proves itself with. No text that it makes holds a secret. */
public sealed interface Proof {

    /** A password. */
    final class Password implements Proof {
        private final char[] password;

        public Password(String password) {
            this.password = password.toCharArray();
        }

        /** A copy, for the logon itself. */
        public char[] password() {
            return password.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Password p && Arrays.equals(password, p.password);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(password);
        }

        @Override
        public String toString() {
            return "a password";
        }
    }

    /**
     * The account's key, in a file.
     *
     * @param file the keytab
     */
    record Keytab(Path file) implements Proof {
    }

    /**
     * A ticket that {@code kinit} got before.
     *
     * @param file the ticket cache
     */
    record TicketCache(Path file) implements Proof {
    }
}
