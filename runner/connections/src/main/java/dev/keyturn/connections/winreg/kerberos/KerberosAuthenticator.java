package dev.keyturn.connections.winreg.kerberos;

import com.hierynomus.protocol.commons.Factory;
import com.hierynomus.smbj.SmbConfig;
import com.hierynomus.smbj.auth.AuthenticateResponse;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.auth.Authenticator;
import com.hierynomus.smbj.connection.ConnectionContext;
import com.hierynomus.spnego.RawToken;
import java.io.IOException;
import java.util.List;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;

/** Speaks Kerberos within smbj, whose own way is offered under a number that Samba does not announce. Each side proves itself to the other. */
public final class KerberosAuthenticator implements Authenticator {
    private boolean begun;

    /** The ways under which servers announce Kerberos. */
    public static List<Factory.Named<Authenticator>> factories() {
        return List.of(new Named(Mechanisms.KERBEROS.toString()), new Named(Mechanisms.KERBEROS_OF_WINDOWS.toString()));
    }

    private record Named(String name) implements Factory.Named<Authenticator> {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public Authenticator create() {
            return new KerberosAuthenticator();
        }
    }

    @Override
    public void init(SmbConfig config) {
        // All it needs comes with the logon.
    }

    @Override
    public boolean supports(AuthenticationContext context) {
        return context instanceof HostLogon;
    }

    /** The host's offer, which comes first, says nothing that matters; after that its answers do. */
    @Override
    public AuthenticateResponse authenticate(AuthenticationContext context, byte[] token, ConnectionContext connection) throws IOException {
        HostLogon logon = (HostLogon) context;
        if (!begun) {
            begun = true;
            return new AuthenticateResponse(new RawToken(logon.first()));
        }
        GSSContext gss = logon.gss();
        try {
            HostAnswer.check(token, logon.service());
            AuthenticateResponse response = new AuthenticateResponse(new RawToken(gss.initSecContext(token, 0, token.length)));
            if (gss.isEstablished()) {
                response.setSessionKey(SessionKey.of(gss));
            }
            return response;
        } catch (GSSException | KerberosException e) {
            throw new IOException(e);
        }
    }
}
