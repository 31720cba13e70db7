package dev.keyturn.language.binding;

/** One argument that does not fit. The message says what was found and what was expected, without the argument's name. */
final class BadArgument extends Exception {
    private static final long serialVersionUID = 1L;

    BadArgument(String message) {
        super(message);
    }
}
