package dev.keyturn.engine.run;

import dev.keyturn.registry.RegistryException;

/** Changes are not made, because a guard refuses them. The message says why, what to do instead, and what to type to go on all the same. */
public final class LockoutException extends RegistryException {
    private static final long serialVersionUID = 1L;

    LockoutException(String message) {
        super(message);
    }
}
