package dev.keyturn.language.binding;

/** A task's arguments do not fit what it calls. The message names all of them, for the user. */
public final class BindException extends Exception {
    private static final long serialVersionUID = 1L;

    BindException(String message) {
        super(message);
    }
}
