package dev.keyturn.language.template;

/** A template or condition that cannot be read or evaluated; the message says what was found and what to do, for the user's eyes. */
public final class TemplateException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean undefined;

    TemplateException(String message, boolean undefined) {
        super(message);
        this.undefined = undefined;
    }

    /** The same mistake with the place where it was made before it. */
    public TemplateException at(String where) {
        return new TemplateException(where + ": " + getMessage(), undefined);
    }

    /** Whether the reason is a name or attribute that does not exist, which some callers treat more kindly than a mistake. */
    public boolean undefined() {
        return undefined;
    }
}
