package dev.keyturn.language.template;

/** An evaluation that cannot go on; unchecked so that it passes through comparators, turned into a {@link TemplateException} at the door. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean undefined;

    Failure(String message) {
        this(message, false);
    }

    Failure(String message, boolean undefined) {
        super(message, null, false, false);
        this.undefined = undefined;
    }

    boolean undefined() {
        return undefined;
    }
}
