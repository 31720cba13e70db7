package dev.keyturn.store.form;

/** JSON that is not of the form it should have. The message says what was found and what was expected. */
public final class FormException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FormException(String message) {
        super(message);
    }
}
