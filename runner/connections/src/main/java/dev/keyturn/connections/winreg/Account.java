package dev.keyturn.connections.winreg;

import java.util.Arrays;
import java.util.Objects;

/** Who logs on. The password never leaves it but for the logon itself, and is in no text that it makes. */
final class Account {
    private final String user;
    private final String domain;
    private final char[] password;

    private Account(String user, String domain, String password) {
        this.user = user;
        this.domain = domain;
        this.password = password.toCharArray();
    }

    /** Reads {@code user}, {@code DOMAIN\\user} or {@code user@realm}. */
    static Account of(String name, String password) {
        int end = name.indexOf('\\');
        return end < 0 ? new Account(name, "", password) : new Account(name.substring(end + 1), name.substring(0, end), password);
    }

    String user() {
        return user;
    }

    /** The domain, or empty where the host is to choose. */
    String domain() {
        return domain;
    }

    char[] password() {
        return password.clone();
    }

    /** Whether it belongs to a domain, as far as its name tells; one of the host itself is subject to UAC's token filtering. */
    boolean ofDomain() {
        return !domain.isEmpty() && !domain.equals(".") || user.contains("@");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Account a && user.equalsIgnoreCase(a.user) && domain.equalsIgnoreCase(a.domain)
                && Arrays.equals(password, a.password);
    }

    @Override
    public int hashCode() {
        return Objects.hash(user.toLowerCase(java.util.Locale.ROOT), Arrays.hashCode(password));
    }

    /** The name, as users write it. */
    @Override
    public String toString() {
        return domain.isEmpty() ? user : domain + "\\" + user;
    }
}
