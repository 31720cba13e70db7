package dev.keyturn.connections.winreg.kerberos;

import dev.keyturn.engine.connection.ConnectionException;

/** There is no ticket, and the message says why. */
public final class KerberosException extends ConnectionException {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    private KerberosException(String message, boolean refused, Throwable cause) {
        super(message, cause);
        this.refused = refused;
    }

    /** Kerberos cannot be had here; another way to log on may be. */
    public static KerberosException impossible(String message) {
        return new KerberosException(message, false, null);
    }

    /** The host knows other ways only. */
    public static KerberosException notTaken() {
        return impossible("the host does not take it: it is in no domain, or has lost its account there");
    }

    static KerberosException impossible(String message, Throwable cause) {
        return new KerberosException(message, false, cause);
    }

    static KerberosException refused(String message, Throwable cause) {
        return new KerberosException(message, true, cause);
    }

    /** Whether the account itself is refused, so that trying again, in whatever way, could lock it. */
    public boolean refused() {
        return refused;
    }
}
