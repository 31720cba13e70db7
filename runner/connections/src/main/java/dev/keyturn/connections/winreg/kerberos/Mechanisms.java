package dev.keyturn.connections.winreg.kerberos;

import org.ietf.jgss.GSSException;
import org.ietf.jgss.Oid;

/** The numbers of what GSS knows. */
final class Mechanisms {
    static final Oid KERBEROS = oid("1.2.840.113554.1.2.2");
    static final Oid KERBEROS_NAME = oid("1.2.840.113554.1.2.2.1");
    static final Oid SPNEGO = oid("1.3.6.1.5.5.2");
    /** What Windows 2000 took for the number of Kerberos; Windows still names it, beside the right one. */
    static final Oid KERBEROS_OF_WINDOWS = oid("1.2.840.48018.1.2.2");

    private Mechanisms() {
    }

    private static Oid oid(String text) {
        try {
            return new Oid(text);
        } catch (GSSException e) {
            throw new IllegalStateException(e);
        }
    }
}
