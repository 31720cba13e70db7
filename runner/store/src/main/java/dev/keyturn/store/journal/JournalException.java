package dev.keyturn.store.journal;

/** A journal cannot be written or read. The message says which file and why. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
