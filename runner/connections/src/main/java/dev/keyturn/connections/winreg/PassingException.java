package dev.keyturn.connections.winreg;

import dev.keyturn.engine.connection.ConnectionException;

/** A host was not reached for a reason that may be over a moment later: it broke the connection off, or had no room. */
final class PassingException extends ConnectionException {
    private static final long serialVersionUID = 1L;

    PassingException(String message, Throwable cause) {
        super(message, cause);
    }
}
