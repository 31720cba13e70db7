package dev.keyturn.language.source;

/**
 * A place in a text that a user wrote.
 *
 * @param file   the file as the user named it
 * @param line   from 1; 0 if the whole file is meant
 * @param column from 1; 0 if the whole line is meant
 */
public record Place(String file, int line, int column) {
    /** A file as a whole. */
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    /** As compilers print it: {@code file:line:column}. */
    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + (column == 0 ? "" : ":" + column);
    }
}
