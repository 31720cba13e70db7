package dev.keyturn.connections.regfile;

import java.util.List;
import java.util.stream.Collectors;

/** One mistake in a snapshot: the place counts lines and columns from 1. */
record RegProblem(int line, int column, String found, String expected) {
    private static final int SHOWN = 20;

    /** All mistakes of a file, a line each, capped with a count of the rest. */
    static String describe(String file, List<RegProblem> problems) {
        String shown = problems.stream().limit(SHOWN)
                .map(p -> file + ":" + p.line + ":" + p.column + ": found " + p.found + "; expected " + p.expected)
                .collect(Collectors.joining("\n"));
        return problems.size() > SHOWN ? shown + "\n... and " + (problems.size() - SHOWN) + " more" : shown;
    }
}
