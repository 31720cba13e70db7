package dev.keyturn.language.source;

/**
 * Something that is wrong, or worth a look, in a text.
 *
 * @param place   where
 * @param warning whether the run may go on
 * @param message what was found, what was expected, and what to do
 */
public record Problem(Place place, boolean warning, String message) {
    /** {@code file:line:column: message}, with {@code warning:} before the message of one. */
    @Override
    public String toString() {
        return place + ": " + (warning ? "warning: " : "") + message;
    }
}
