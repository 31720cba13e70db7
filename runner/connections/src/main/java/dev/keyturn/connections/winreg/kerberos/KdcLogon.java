package dev.keyturn.connections.winreg.kerberos;

import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSManager;

/** Gets an account's ticket through Java's own login module, which is configured in memory. */
public final class KdcLogon {
    private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";

    private KdcLogon() {
    }

    /**
     * Asks the KDC once.
     *
     * @param principal the account with its realm; empty for whomever the ticket cache belongs to
     * @param limit     how long to wait for its answer
     * @throws KerberosException if there is no ticket
     */
    public static Ticket logOn(String principal, Proof proof, Duration limit) throws KerberosException {
        SessionKey.require();
        KeyFiles.check(principal, proof);
        return Bounded.within(limit, principal, () -> logOn(principal, proof));
    }

    private static Ticket logOn(String principal, Proof proof) throws KerberosException {
        Subject subject = new Subject();
        try {
            new LoginContext("keyturn", subject, callbacks -> answer(callbacks, proof), new InMemory(options(principal, proof))).login();
        } catch (LoginException e) {
            throw proof instanceof Proof.TicketCache cache ? KeyFiles.noTicket(principal, cache, e) : KerberosFailure.loggingOn(principal, e);
        }
        String name = subject.getPrincipals().iterator().next().getName();
        try {
            return new Ticket(name, Subject.doAs(subject, (PrivilegedExceptionAction<GSSCredential>) () -> GSSManager.getInstance()
                    .createCredential(null, GSSCredential.INDEFINITE_LIFETIME, Mechanisms.SPNEGO, GSSCredential.INITIATE_ONLY)));
        } catch (PrivilegedActionException e) {
            throw KerberosFailure.loggingOn(name, e);
        }
    }

    private static void answer(Callback[] callbacks, Proof proof) {
        for (Callback each : callbacks) {
            if (each instanceof PasswordCallback asked && proof instanceof Proof.Password given) {
                char[] password = given.password();
                asked.setPassword(password);
                Arrays.fill(password, ' ');
            }
        }
    }

    private static Map<String, String> options(String principal, Proof proof) {
        Map<String, String> options = new HashMap<>(Map.of("refreshKrb5Config", "true", "isInitiator", "true"));
        if (!principal.isEmpty()) {
            options.put("principal", principal);
        }
        if (proof instanceof Proof.Keytab keytab) {
            options.putAll(Map.of("useKeyTab", "true", "keyTab", keytab.file().toString(), "doNotPrompt", "true"));
        } else if (proof instanceof Proof.TicketCache cache) {
            options.putAll(Map.of("useTicketCache", "true", "ticketCache", cache.file().toString(), "doNotPrompt", "true"));
        }
        return options;
    }

    private static final class InMemory extends Configuration {
        private final AppConfigurationEntry[] entries;

        private InMemory(Map<String, String> options) {
            this.entries = new AppConfigurationEntry[] {new AppConfigurationEntry(MODULE, LoginModuleControlFlag.REQUIRED, options)};
        }

        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return entries.clone();
        }
    }
}
