package dev.keyturn.connections.winreg;

import dev.keyturn.connections.winreg.kerberos.KerberosException;
import dev.keyturn.connections.winreg.kerberos.Principals;
import dev.keyturn.connections.winreg.kerberos.Proof;
import java.util.Locale;
import java.util.Objects;

/** Who logs on. The password never leaves it but for the logon itself, and is in no text that it makes. */
final class Account {
    private final String user;
    private final String domain;
    private final Proof proof;

    private Account(String user, String domain, Proof proof) {
        this.user = user;
        this.domain = domain;
        this.proof = proof;
    }

    /** Reads {@code user}, {@code DOMAIN\\user} or {@code user@realm}. */
    static Account of(String name, String password) {
        return of(name, new Proof.Password(password));
    }

    /** Reads {@code user}, {@code DOMAIN\\user} or {@code user@realm}; empty is whomever a ticket cache belongs to. */
    static Account of(String name, Proof proof) {
        int end = name.indexOf('\\');
        return end < 0 ? new Account(name, "", proof) : new Account(name.substring(end + 1), name.substring(0, end), proof);
    }

    String user() {
        return user;
    }

    /** The domain, or empty where the host is to choose. */
    String domain() {
        return domain;
    }

    Proof proof() {
        return proof;
    }

    /** Whether it can log on by NTLM. */
    boolean hasPassword() {
        return proof instanceof Proof.Password;
    }

    /** The password, or nothing where it has none. */
    char[] password() {
        return proof instanceof Proof.Password password ? password.password() : new char[0];
    }

    /** The account as Kerberos names it, or empty for whomever a ticket cache belongs to. */
    String principal() throws KerberosException {
        return user.isEmpty() ? "" : Principals.ofUser(user, domain);
    }

    /** Whether it belongs to a domain, as far as its name tells; one of the host itself is subject to UAC's token filtering. */
    boolean ofDomain() {
        return !domain.isEmpty() && !domain.equals(".") || user.contains("@") || !hasPassword();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Account a && user.equalsIgnoreCase(a.user) && domain.equalsIgnoreCase(a.domain) && proof.equals(a.proof);
    }

    @Override
    public int hashCode() {
        return Objects.hash(user.toLowerCase(Locale.ROOT), proof);
    }

    /** The name, as users write it. */
    @Override
    public String toString() {
        if (user.isEmpty()) {
            return "the owner of the ticket cache";
        }
        return domain.isEmpty() ? user : domain + "\\" + user;
    }
}
