package dev.keyturn.windows.policy;

/** No more of a text than one can read: what a policy or a host holds can be megabytes long. */
final class Excerpt {
    /** A list of all cipher suites has less. */
    private static final int SHOWN = 2_000;

    private Excerpt() {
    }

    /** The text, or its beginning and how long it is. */
    static String of(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "... (" + text.length() + " characters)";
    }
}
