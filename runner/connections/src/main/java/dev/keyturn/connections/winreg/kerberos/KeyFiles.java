package dev.keyturn.connections.winreg.kerberos;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KeyTab;

/** The files that stand in for a password, and what is wrong with them. */
final class KeyFiles {
    private KeyFiles() {
    }

    /** Looks at the file before the KDC is asked, since Java only says afterwards that there is no password. */
    static void check(String principal, Proof proof) throws KerberosException {
        if (proof instanceof Proof.Keytab keytab) {
            checkKeytab(principal, keytab.file());
        } else if (proof instanceof Proof.TicketCache cache) {
            require(cache.file(), "the ticket cache");
        }
    }

    private static void checkKeytab(String principal, Path file) throws KerberosException {
        require(file, "the keytab");
        KerberosPrincipal owner = new KerberosPrincipal(principal);
        if (KeyTab.getInstance(owner, file.toFile()).getKeys(owner).length == 0) {
            throw KerberosException.impossible("the keytab " + file + " has no key of " + principal + " that this Java takes; look at it with"
                    + " 'klist -ket', and note that RC4 and DES are not taken");
        }
    }

    private static void require(Path file, String what) throws KerberosException {
        if (!Files.isReadable(file)) {
            throw KerberosException.impossible(what + " " + file + (Files.exists(file) ? " may not be read; check its owner" : " does not exist"));
        }
    }

    /** When the cache has no ticket that still holds. */
    static KerberosException noTicket(String principal, Proof.TicketCache cache, Exception e) {
        String whose = principal.isEmpty() ? "" : " of " + principal;
        return KerberosException.impossible("the ticket cache " + cache.file() + " has no ticket" + whose + " that still holds; look at it with"
                + " klist, and get a new one with kinit", e);
    }
}
