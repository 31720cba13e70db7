package dev.keyturn.cli;

/** A command is not carried out. The message is what its user reads. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    /** With the exit code it ends with. */
    Refused(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }
}
