package dev.keyturn.connections.winreg.kerberos;

import com.hierynomus.smbj.auth.AuthenticationContext;
import java.time.Duration;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.GSSName;

/** One logon of one account on one host. */
public final class HostLogon extends AuthenticationContext {
    private final String service;
    private final GSSContext gss;
    private final byte[] first;

    private HostLogon(String user, String service, GSSContext gss, byte[] first) {
        super(user, new char[0], "");
        this.service = service;
        this.gss = gss;
        this.first = first;
    }

    /**
     * Asks the KDC for a ticket for the host; the host itself is sent nothing yet.
     *
     * @param limit how long to wait for its answer
     * @throws KerberosException if the KDC gives none, or the host cannot be named
     */
    public static HostLogon on(String host, Ticket ticket, Duration limit) throws KerberosException {
        String service = Principals.ofHost(host, ticket.principal());
        return Bounded.within(limit, service, () -> ask(service, ticket));
    }

    private static HostLogon ask(String service, Ticket ticket) throws KerberosException {
        try {
            GSSName name = GSSManager.getInstance().createName(service, Mechanisms.KERBEROS_NAME, Mechanisms.KERBEROS);
            GSSContext gss = GSSManager.getInstance().createContext(name, Mechanisms.SPNEGO, ticket.credential(), GSSContext.DEFAULT_LIFETIME);
            gss.requestMutualAuth(true);
            return new HostLogon(ticket.principal(), service, gss, gss.initSecContext(new byte[0], 0, 0));
        } catch (GSSException e) {
            throw KerberosFailure.asking(service, e);
        }
    }

    /** What goes to the host first. */
    byte[] first() {
        return first.clone();
    }

    GSSContext gss() {
        return gss;
    }

    /** Whether the host has proven that it is the one the ticket is for. */
    public boolean mutual() {
        return gss.isEstablished() && gss.getMutualAuthState();
    }

    /** What the host has to be, {@code cifs/ex01.contoso.com@CONTOSO.COM} for example. */
    public String service() {
        return service;
    }
}
