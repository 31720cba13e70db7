package dev.keyturn.language.budget;

/** An evaluation that takes too long or makes too much; unchecked so that it passes through comparators. */
public final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted(String message) {
        super(message, null, false, false);
    }
}
