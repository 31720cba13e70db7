package dev.keyturn.engine.lock;

import dev.keyturn.registry.RegistryException;

/** A host is not written because another run writes it. The message says which, whose, since when, and what to do. */
public final class LockedException extends RegistryException {
    private static final long serialVersionUID = 1L;

    public LockedException(String message) {
        super(message);
    }
}
