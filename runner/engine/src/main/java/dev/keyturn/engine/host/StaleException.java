package dev.keyturn.engine.host;

import dev.keyturn.registry.RegistryException;

/** A host is not as a plan found it, so nothing of the plan is done there. The message says what is something else by now. */
public final class StaleException extends RegistryException {
    private static final long serialVersionUID = 1L;

    public StaleException(String message) {
        super(message);
    }
}
