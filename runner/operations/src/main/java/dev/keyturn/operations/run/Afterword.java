package dev.keyturn.operations.run;

import java.util.List;

/**
 * What is said after a run's report.
 *
 * @param owed        handlers that were notified and have not run
 * @param readBack    what came of reading back what the run wrote; empty if that was not done
 * @param asPredicted whether all that was read back is what the run wrote
 */
public record Afterword(List<Owed> owed, List<String> readBack, boolean asPredicted) {
    /** Nothing. */
    public static final Afterword NONE = new Afterword(List.of(), List.of(), true);

    public Afterword {
        owed = List.copyOf(owed);
        readBack = List.copyOf(readBack);
    }

    /**
     * A handler that is owed.
     *
     * @param hosts on these hosts
     * @param what  which one, since which run, and what to type
     */
    public record Owed(List<String> hosts, String what) {
        public Owed {
            hosts = List.copyOf(hosts);
        }
    }

    /** The same with what came of reading back. */
    Afterword readBack(ReadBack.Found found) {
        return new Afterword(owed, found.lines(), found.predicted());
    }
}
