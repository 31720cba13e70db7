package dev.keyturn.engine.connection;

/** A host cannot be reached. The message says what was tried, what came back and what to do. */
public class ConnectionException extends Exception {
    private static final long serialVersionUID = 1L;

    public ConnectionException(String message) {
        super(message);
    }

    public ConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
