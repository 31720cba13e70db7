package dev.keyturn.connections.winreg.kerberos;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.security.auth.kerberos.KerberosPrincipal;

/** How Kerberos names accounts and hosts. */
public final class Principals {
    private static final Pattern ADDRESS = Pattern.compile("\\d+(\\.\\d+){3}|.*:.*");

    private Principals() {
    }

    /**
     * An account with its realm, {@code admin@CONTOSO.COM} for example.
     *
     * @param user   the name, perhaps with a realm
     * @param domain the domain, or empty
     * @throws KerberosException if no realm follows from either, nor from krb5.conf
     */
    public static String ofUser(String user, String domain) throws KerberosException {
        int at = user.lastIndexOf('@');
        if (at >= 0) {
            return user.substring(0, at) + "@" + user.substring(at + 1).toUpperCase(Locale.ROOT);
        }
        if (domain.contains(".") && !domain.equals(".")) {
            return user + "@" + domain.toUpperCase(Locale.ROOT);
        }
        Optional<String> realm = defaultRealm();
        if (domain.isEmpty()) {
            return user + "@" + realm.orElseThrow(() -> KerberosException.impossible("'" + user + "' names no realm, and krb5.conf names no"
                    + " 'default_realm'; write it as user@REALM"));
        }
        return user + "@" + realm.filter(r -> r.toUpperCase(Locale.ROOT).startsWith(domain.toUpperCase(Locale.ROOT) + "."))
                .orElseThrow(() -> KerberosException.impossible("the realm of '" + domain + "\\" + user + "' is not known, since '" + domain
                        + "' is not the DNS name of a domain; write it as user@REALM"));
    }

    /** The realm that krb5.conf names for accounts without one. */
    public static Optional<String> defaultRealm() {
        try {
            return Optional.ofNullable(new KerberosPrincipal("any").getRealm()).filter(realm -> !realm.isEmpty());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Makes sure that a host is called by a name, which is all that Kerberos knows hosts by. */
    public static void requireName(String host) throws KerberosException {
        if (ADDRESS.matcher(host).matches()) {
            throw KerberosException.impossible(host + " is an IP address, and Kerberos knows hosts by name only; set 'ansible_host' to the full"
                    + " name");
        }
    }

    /** The principal of a host's SMB service, in the realm that krb5.conf says for it, else in the account's own. */
    static String ofHost(String host, String user) {
        try {
            return new KerberosPrincipal("cifs/" + host, KerberosPrincipal.KRB_NT_SRV_HST).getName();
        } catch (IllegalArgumentException e) {
            return "cifs/" + host.toLowerCase(Locale.ROOT) + user.substring(user.lastIndexOf('@'));
        }
    }
}
