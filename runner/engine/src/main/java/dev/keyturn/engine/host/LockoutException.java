package dev.keyturn.engine.host;

import dev.keyturn.registry.RegistryException;

/** Changes are not made, because a guard refuses them. The message says why, what to do instead, and what to type to go on all the same. */
public final class LockoutException extends RegistryException {
    private static final long serialVersionUID = 1L;

    private final boolean policy;

    LockoutException(String message, boolean policy) {
        super(message);
        this.policy = policy;
    }

    /** Whether a Group Policy is a reason, which would set the changes back. */
    boolean ofPolicy() {
        return policy;
    }
}
