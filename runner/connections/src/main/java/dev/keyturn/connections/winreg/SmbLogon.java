package dev.keyturn.connections.winreg;

import com.hierynomus.protocol.commons.Factory;
import com.hierynomus.smbj.auth.AuthenticationContext;
import com.hierynomus.smbj.auth.Authenticator;
import com.hierynomus.smbj.connection.Connection;
import com.hierynomus.smbj.session.Session;
import dev.keyturn.connections.winreg.kerberos.HostLogon;
import dev.keyturn.connections.winreg.kerberos.KerberosAuthenticator;
import dev.keyturn.connections.winreg.kerberos.KerberosException;
import dev.keyturn.connections.winreg.kerberos.Principals;
import dev.keyturn.connections.winreg.kerberos.Ticket;
import dev.keyturn.connections.winreg.smb.BoundedNtlm;
import dev.keyturn.engine.connection.ConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The logon on one host: by Kerberos where that is possible, and by NTLM where the host's variables do not forbid it. */
final class SmbLogon {
    private static final Logger LOG = LoggerFactory.getLogger(SmbLogon.class);

    private final WinregSettings settings;
    private final Timeouts patience;
    private final Logons logons;
    private final Tickets tickets;

    /**
     * A session, and how it came about.
     *
     * @param session the session
     * @param way     Kerberos or NTLM
     */
    record Done(Session session, String way) {
    }

    SmbLogon(WinregSettings settings, Timeouts patience, Logons logons, Tickets tickets) {
        this.settings = settings;
        this.patience = patience;
        this.logons = logons;
        this.tickets = tickets;
    }

    /** What smbj has to know beforehand; the account decides which of them is used. */
    static List<Factory.Named<Authenticator>> ways() {
        List<Factory.Named<Authenticator>> ways = new ArrayList<>(KerberosAuthenticator.factories());
        ways.add(BoundedNtlm.factory());
        return ways;
    }

    /**
     * Logs on.
     *
     * @throws LogonRefusedException if the account is refused
     */
    Done on(Connection connection) throws ConnectionException {
        if (settings.way() == LogonWay.NTLM) {
            return ntlm(connection, "");
        }
        try {
            return kerberos(connection);
        } catch (KerberosException e) {
            if (settings.way() == LogonWay.KERBEROS || !settings.account().hasPassword()) {
                throw OpenFailure.kerberos(settings, e);
            }
            LOG.debug("{}: NTLM takes the place of Kerberos: {}", settings.host(), e.getMessage());
            return ntlm(connection, settings.account().ofDomain() ? ". Kerberos, which comes first, was not possible: " + e.getMessage() : "");
        }
    }

    private Done ntlm(Connection connection, String instead) throws ConnectionException {
        Account account = settings.account();
        return logons.attempt(settings.host(), account, () -> new Done(
                authenticate(connection, new AuthenticationContext(account.user(), account.password(), account.domain()),
                        e -> OpenFailure.loggingOn(settings, patience, instead, e)), "NTLM"));
    }

    /** Only the KDC sees the password, so only its refusal counts for all hosts. */
    private Done kerberos(Connection connection) throws ConnectionException {
        Account account = settings.account();
        Principals.requireName(settings.address());
        if (settings.way() == LogonWay.AUTO && account.hasPassword() && !account.ofDomain()) {
            throw KerberosException.impossible("'" + account + "' names neither a realm nor a domain");
        }
        Ticket ticket = logons.attempt(settings.host(), account, () -> tickets.of(account));
        HostLogon logon = HostLogon.on(settings.address(), ticket, patience.authenticate());
        Session session = authenticate(connection, logon, e -> OpenFailure.showingTicket(settings, patience, logon.service(), e));
        if (!logon.mutual()) {
            throw OpenFailure.impostor(settings, logon.service());
        }
        return new Done(session, "Kerberos");
    }

    private Session authenticate(Connection connection, AuthenticationContext context, Function<RuntimeException, ConnectionException> failure)
            throws ConnectionException {
        Session session;
        try {
            session = connection.authenticate(context);
        } catch (RuntimeException e) {
            throw failure.apply(e);
        }
        if (session.isGuest() || session.isAnonymous()) {
            throw OpenFailure.guest(settings);
        }
        return session;
    }
}
