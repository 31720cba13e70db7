package dev.keyturn.connections.winreg;

import dev.keyturn.engine.connection.ConnectionException;

/** A host refused the account itself. Trying it on further hosts could lock it. */
final class LogonRefusedException extends ConnectionException {
    private static final long serialVersionUID = 1L;

    LogonRefusedException(String message) {
        super(message);
    }
}
