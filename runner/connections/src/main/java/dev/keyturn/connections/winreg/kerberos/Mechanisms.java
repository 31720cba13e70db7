package dev.keyturn.connections.winreg.kerberos;

import com.hierynomus.asn1.types.primitive.ASN1ObjectIdentifier;
import com.hierynomus.spnego.NegTokenInit2;
import com.hierynomus.spnego.SpnegoException;
import java.util.List;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.Oid;

/** The ways to log on, as SPNEGO numbers them. */
public final class Mechanisms {
    static final Oid KERBEROS = oid("1.2.840.113554.1.2.2");
    static final Oid KERBEROS_NAME = oid("1.2.840.113554.1.2.2.1");
    static final Oid SPNEGO = oid("1.3.6.1.5.5.2");
    /** What Windows 2000 took for the number of Kerberos; it stands in every answer of Windows beside the right one. */
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

    /**
     * Makes sure that a host takes Kerberos.
     *
     * @param offer what it said while the dialect was agreed on; empty leaves the choice to us
     * @throws KerberosException if it names other ways only
     */
    public static void requireKerberos(byte[] offer) throws KerberosException {
        if (offer.length == 0) {
            return;
        }
        try {
            List<String> offered = new NegTokenInit2().read(offer).getSupportedMechTypes().stream().map(ASN1ObjectIdentifier::getValue).toList();
            if (!offered.contains(KERBEROS.toString()) && !offered.contains(KERBEROS_OF_WINDOWS.toString())) {
                throw KerberosException.impossible("the host does not offer it: it is in no domain, or has lost its account there");
            }
        } catch (SpnegoException e) {
            throw KerberosException.impossible("the host's offer of ways to log on is not understood (" + e.getMessage() + ")", e);
        }
    }
}
