package dev.keyturn.registry;

/** A registry did not answer or refused. The message is a sentence for the user: what was tried, what came back, what to do. */
public class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RegistryException(String message) {
        super(message);
    }

    public RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
