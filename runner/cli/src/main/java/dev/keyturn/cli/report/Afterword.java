package dev.keyturn.cli.report;

import java.util.List;

/**
 * What is said after a run's report.
 *
 * @param owed        handlers that were notified and have not run
 * @param readBack    what came of reading back what the run wrote; empty if that was not done
 * @param asPredicted whether all that was read back is what the run wrote
 */
public record Afterword(List<String> owed, List<String> readBack, boolean asPredicted) {
    /** Nothing. */
    public static final Afterword NONE = new Afterword(List.of(), List.of(), true);

    public Afterword {
        owed = List.copyOf(owed);
        readBack = List.copyOf(readBack);
    }

    /** The same with what came of reading back. */
    public Afterword readBack(List<String> lines, boolean predicted) {
        return new Afterword(owed, lines, predicted);
    }
}
