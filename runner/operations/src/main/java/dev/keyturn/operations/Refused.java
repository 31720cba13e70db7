package dev.keyturn.operations;

/** A command is not carried out. The message is what its user reads. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    /** With the exit code it ends with. */
    public Refused(int code, String message) {
        super(message);
        this.code = code;
    }

    public int code() {
        return code;
    }
}
