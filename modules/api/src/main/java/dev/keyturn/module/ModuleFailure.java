package dev.keyturn.module;

/**
 * A module cannot or will not bring a host to the declared state. Expected: shown to the user without a stack trace. The message says what is
 * the matter and, where there is a way on, what to type next.
 */
public class ModuleFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public ModuleFailure(String message) {
        super(message);
    }
}
