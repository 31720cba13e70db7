package dev.keyturn.connections.regfile;

import java.util.List;

/** A file that is no {@code .reg} file, with everything that is wrong in it. */
public final class RegFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<RegProblem> problems;

    RegFormatException(String file, List<RegProblem> problems) {
        super(RegProblem.describe(file, problems));
        this.problems = List.copyOf(problems);
    }

    List<RegProblem> problems() {
        return problems;
    }
}
