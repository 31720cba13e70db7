package dev.keyturn.windows.policy;

/** A file of a Group Policy that is not what it should be. The message says where, what was found and what was expected. */
public final class PolicyFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private PolicyFormatException(String message) {
        super(message);
    }

    /** A mistake in a file of bytes, at an offset from 0. */
    static PolicyFormatException atByte(String file, int offset, String found, String expected) {
        return new PolicyFormatException(file + ": at byte " + offset + ": found " + Excerpt.of(found) + "; expected " + expected);
    }

    /** A mistake in a text, at a line and column from 1. */
    static PolicyFormatException at(String file, int line, int column, String found, String expected) {
        return new PolicyFormatException(file + ":" + line + ":" + column + ": found " + Excerpt.of(found) + "; expected " + expected);
    }
}
