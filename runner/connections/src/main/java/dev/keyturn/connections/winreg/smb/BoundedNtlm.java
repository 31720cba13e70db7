package dev.keyturn.connections.winreg.smb;

import com.hierynomus.protocol.commons.Factory;
import com.hierynomus.smbj.auth.AuthenticateResponse;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.auth.Authenticator;
import com.hierynomus.smbj.auth.NtlmAuthenticator;
import com.hierynomus.smbj.connection.ConnectionContext;
import java.io.IOException;

/** NTLM of smbj, which is shown a host's answers only after their bounds were checked. */
public final class BoundedNtlm extends NtlmAuthenticator {
    /** The way, as smbj wants it. */
    public static Factory.Named<Authenticator> factory() {
        NtlmAuthenticator.Factory ofSmbj = new NtlmAuthenticator.Factory();
        return new Factory.Named<>() {
            @Override
            public String getName() {
                return ofSmbj.getName();
            }

            @Override
            public Authenticator create() {
                return new BoundedNtlm();
            }
        };
    }

    @Override
    public AuthenticateResponse authenticate(AuthenticationContext context, byte[] token, ConnectionContext connection) throws IOException {
        if (token.length > 0) {
            TokenBounds.check(token);
        }
        return super.authenticate(context, token, connection);
    }
}
