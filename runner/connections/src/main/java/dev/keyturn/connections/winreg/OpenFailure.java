package dev.keyturn.connections.winreg;

import com.hierynomus.mssmb2.SMBApiException;
import com.hierynomus.smbj.session.SMB2GuestSigningRequiredException;
import dev.keyturn.connections.winreg.kerberos.KerberosException;
import dev.keyturn.connections.winreg.rrp.PipeLostException;
import dev.keyturn.connections.winreg.rrp.RemoteError;
import dev.keyturn.connections.winreg.rrp.RrpException;
import dev.keyturn.connections.winreg.smb.RefusedMessageException;
import dev.keyturn.engine.connection.ConnectionException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.ietf.jgss.GSSException;

/** Says why a host cannot be reached, and what to do. The causes are libraries' exceptions, none of which holds a password. */
final class OpenFailure {
    private OpenFailure() {
    }

    /** While connecting, and agreeing on a dialect. */
    static ConnectionException connecting(WinregSettings settings, Timeouts patience, Exception e) {
        String where = settings.where();
        if (cause(e, UnknownHostException.class).isPresent()) {
            return new ConnectionException("the name " + settings.address() + " of the host " + settings.host()
                    + " is not known to DNS; check it, or set 'ansible_host' to its address", e);
        }
        if (cause(e, SocketTimeoutException.class).isPresent()) {
            return new ConnectionException(where + " does not answer on TCP port " + settings.port() + " within " + patience.connect().toSeconds()
                    + " s; it is off, or a firewall drops SMB", e);
        }
        if (cause(e, ConnectException.class).isPresent() || cause(e, NoRouteToHostException.class).isPresent()) {
            return new ConnectionException(where + " has TCP port " + settings.port() + " closed; SMB ('LanmanServer') must run there and its"
                    + " firewall let this machine in", e);
        }
        Optional<SMBApiException> refused = cause(e, SMBApiException.class);
        if (refused.isPresent()) {
            return refused(where + ": ", refused.get().getStatusCode(), "", e);
        }
        if (cause(e, TimeoutException.class).isPresent()) {
            return new ConnectionException(where + " takes the connection and says nothing for " + patience.authenticate().toSeconds()
                    + " s; it is too busy, or what listens on port " + settings.port() + " is no SMB", e);
        }
        if (cause(e, EOFException.class).isPresent() || cause(e, SocketException.class).isPresent()) {
            return new PassingException(where + " closed the connection at the first message; what listens on port " + settings.port()
                    + " is no SMB 2, or a firewall cuts it off", e);
        }
        return new ConnectionException(where + " does not speak SMB 2 on port " + settings.port() + "; check the port, or what listens there", e);
    }

    /** When what was agreed on before there was a key is not what both sides said, or a message is not the host's own. */
    static ConnectionException altered(WinregSettings settings, IOException e) {
        return new ConnectionException(settings.where() + " is not used: " + e.getMessage() + ". Something between this machine and the host changes"
                + " what they say to each other, be it an appliance that speeds up SMB or an attacker, or the host does not keep to the protocol;"
                + " find it out, and do not lower 'winreg_min_dialect' for it", e);
    }

    /**
     * While logging on.
     *
     * @param more what else there is to say where the host refuses
     */
    static ConnectionException loggingOn(WinregSettings settings, Timeouts patience, String more, Exception e) {
        if (cause(e, SMB2GuestSigningRequiredException.class).isPresent()) {
            return guest(settings);
        }
        Optional<SMBApiException> refused = cause(e, SMBApiException.class);
        if (refused.isEmpty()) {
            return lost(settings, patience, "while " + settings.account() + " logged on", e);
        }
        long status = refused.get().getStatusCode();
        return refused(settings.where() + " refuses the logon of " + settings.account() + ": ", status, more, e);
    }

    /** When there is no Kerberos, and nothing may take its place. */
    static ConnectionException kerberos(WinregSettings settings, KerberosException e) {
        String alone = settings.way() == LogonWay.KERBEROS ? settings.noNtlm() : "without a password there is no NTLM";
        return new ConnectionException(settings.where() + " cannot be logged on to with Kerberos, and " + alone + ": " + e.getMessage(), e);
    }

    /** While a ticket is shown to the host. No password is at stake, so a refusal stops no other host. */
    static ConnectionException showingTicket(WinregSettings settings, Timeouts patience, String service, Exception e) {
        Optional<KerberosException> answer = cause(e, KerberosException.class);
        if (answer.isPresent()) {
            return answer.get();
        }
        if (cause(e, GSSException.class).isPresent()) {
            return impostor(settings, service);
        }
        long status = cause(e, SMBApiException.class).map(SMBApiException::getStatusCode).orElse(0L);
        if (Refusal.STATUS_INVALID_PARAMETER.is(status)) {
            return KerberosException.notTaken();
        }
        if (Refusal.STATUS_LOGON_FAILURE.is(status)) {
            return KerberosException.impossible("the host does not take the ticket for " + service + ", so it does not have the key that the KDC has"
                    + " for that name, or its clock is more than 5 minutes off, or it does not know the account; look whether the name leads to the"
                    + " right host, which account has it ('setspn -Q'), and at the host's time");
        }
        ConnectionException plain = loggingOn(settings, patience, "", e);
        return plain instanceof LogonRefusedException ? new ConnectionException(plain.getMessage(), e) : plain;
    }

    /** When the host does not prove that it is the one that was meant. */
    static ConnectionException impostor(WinregSettings settings, String service) {
        return new ConnectionException(settings.where() + " took the ticket for " + service + " and did not prove that it could read it, so it may"
                + " be another machine that answers for it; check where its name leads");
    }

    /** When the host does not know the account, and lets it in as anyone. */
    static ConnectionException guest(WinregSettings settings) {
        return new LogonRefusedException(settings.where() + " let " + settings.account() + " in as a guest only, which proves nothing about the"
                + " host or the password; check 'ansible_user', and turn the guest account off there");
    }

    /** While opening the pipe. */
    static ConnectionException openingRegistry(WinregSettings settings, Timeouts patience, Exception e) {
        Optional<SMBApiException> refused = cause(e, SMBApiException.class);
        if (refused.isEmpty()) {
            return lost(settings, patience, "while its registry was opened", e);
        }
        return refused(settings.where() + " does not open its registry: ", refused.get().getStatusCode(), "", e);
    }

    /** When the registry itself refuses. */
    static ConnectionException denied(WinregSettings settings, RrpException e) {
        if (!RemoteError.ERROR_ACCESS_DENIED.is(e.code())) {
            return new ConnectionException(settings.where() + " does not open its registry: " + e.getMessage(), e);
        }
        String filtered = settings.account().ofDomain() ? "" : ". If " + settings.account() + " is an administrator of the host itself and no"
                + " domain account, UAC takes its rights away over the network unless LocalAccountTokenFilterPolicy is 1 there";
        return new ConnectionException(settings.where() + " does not let " + settings.account() + " use its registry (5 ERROR_ACCESS_DENIED):"
                + " the permissions of the key HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurePipeServers\\winreg there decide it" + filtered, e);
    }

    private static ConnectionException refused(String start, long status, String more, Exception e) {
        String message = start + Refusal.describe(status) + more;
        return switch (Refusal.kind(status)) {
            case ACCOUNT -> new LogonRefusedException(message);
            case LOAD -> new PassingException(message, e);
            case SERVICE, OTHER -> new ConnectionException(message, e);
        };
    }

    private static ConnectionException lost(WinregSettings settings, Timeouts patience, String when, Exception e) {
        if (cause(e, TimeoutException.class).isPresent()) {
            return new ConnectionException(settings.where() + " did not answer within " + patience.authenticate().toSeconds() + " s " + when
                    + "; it is too busy, or something on the way swallows its answers", e);
        }
        Optional<RefusedMessageException> refused = cause(e, RefusedMessageException.class);
        if (refused.isPresent()) {
            return altered(settings, refused.get());
        }
        Optional<PipeLostException> pipe = cause(e, PipeLostException.class);
        return new PassingException(settings.where() + " broke the connection " + when + pipe.map(p -> " (" + p.getMessage() + ")").orElse("")
                + "; run again, and look at its System event log if it stays so", e);
    }

    /** The first exception of that kind among the causes. */
    static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> kind) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (kind.isInstance(each)) {
                return Optional.of(kind.cast(each));
            }
        }
        return Optional.empty();
    }
}
