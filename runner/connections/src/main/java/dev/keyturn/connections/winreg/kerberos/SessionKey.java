package dev.keyturn.connections.winreg.kerberos;

import com.sun.security.jgss.ExtendedGSSContext;
import com.sun.security.jgss.InquireType;
import java.security.Key;
import java.util.Arrays;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;

/** The key that Kerberos agrees on with a host. It is in a module of its own, which a Java that was cut to size may lack. */
final class SessionKey {
    private static final int LENGTH = 16;

    private SessionKey() {
    }

    /** Makes sure that this Java gives the key. */
    static void require() throws KerberosException {
        try {
            Class.forName("com.sun.security.jgss.ExtendedGSSContext");
        } catch (ClassNotFoundException e) {
            throw KerberosException.impossible("this Java (" + System.getProperty("java.home") + ") lacks the module jdk.security.jgss; use a whole"
                    + " one", e);
        }
    }

    /** The key as SMB takes it (MS-SMB2 3.2.5.3.1): its first 16 bytes, and zeros after a shorter one. */
    static byte[] of(GSSContext context) throws GSSException {
        Key key = (Key) ((ExtendedGSSContext) context).inquireSecContext(InquireType.KRB5_GET_SESSION_KEY_EX);
        return Arrays.copyOf(key.getEncoded(), LENGTH);
    }
}
