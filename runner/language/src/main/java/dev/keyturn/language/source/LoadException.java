package dev.keyturn.language.source;

import java.util.List;
import java.util.stream.Collectors;

/** Texts that cannot be used. The message is all problems, a line each. */
public final class LoadException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public LoadException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, mistakes and warnings, in the order of their places. */
    public List<Problem> problems() {
        return problems;
    }
}
