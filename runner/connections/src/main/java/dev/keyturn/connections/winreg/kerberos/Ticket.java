package dev.keyturn.connections.winreg.kerberos;

import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;

/** An account's ticket, with which its KDC gives tickets for hosts. */
public final class Ticket {
    private static final int MARGIN_SECONDS = 120;

    private final String principal;
    private final GSSCredential credential;

    Ticket(String principal, GSSCredential credential) {
        this.principal = principal;
        this.credential = credential;
    }

    /** Whether it lasts long enough to be used once more. */
    public boolean current() {
        try {
            return credential.getRemainingLifetime() > MARGIN_SECONDS;
        } catch (GSSException e) {
            return false;
        }
    }

    String principal() {
        return principal;
    }

    GSSCredential credential() {
        return credential;
    }
}
