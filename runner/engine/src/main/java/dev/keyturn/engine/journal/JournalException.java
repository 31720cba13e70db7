package dev.keyturn.engine.journal;

import dev.keyturn.registry.RegistryException;

/** A journal cannot be written or read. The message says which file and why. What is not in a journal is not done on a host. */
public final class JournalException extends RegistryException {
    private static final long serialVersionUID = 1L;

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
