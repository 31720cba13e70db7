package dev.keyturn.engine.connection;

import dev.keyturn.registry.RegistryException;

/** A host that was open is out of reach, after all attempts to reach it again. */
public final class ConnectionLostException extends RegistryException {
    private static final long serialVersionUID = 1L;

    public ConnectionLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
