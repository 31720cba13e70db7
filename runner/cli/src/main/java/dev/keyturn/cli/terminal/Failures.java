package dev.keyturn.cli.terminal;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.journal.JournalException;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;

/** What is said where a command cannot be carried out, and what it ends with. */
public final class Failures {
    private Failures() {
    }

    public static int told(Exception failure, Terminal terminal) {
        if (failure instanceof Refused refused) {
            return told(refused.getMessage(), refused.code(), terminal);
        } else if (failure instanceof ConnectionException) {
            return told(failure.getMessage(), ExitCode.UNREACHABLE, terminal);
        } else if (failure instanceof JournalException) {
            return told(failure.getMessage(), ExitCode.FAILED, terminal);
        } else if (failure instanceof LoadException mistakes) {
            mistakes.problems().forEach(problem -> terminal.err().println(problem));
            long errors = mistakes.problems().stream().filter(problem -> !problem.warning()).count();
            return told((errors == 1 ? "1 mistake" : errors + " mistakes") + "; no host was reached, nothing was changed", ExitCode.UNREACHABLE, terminal);
        }
        terminal.err().println("keyturn: this is a mistake in Keyturn, please report it with what follows:");
        failure.printStackTrace(terminal.err());
        return ExitCode.UNEXPECTED;
    }

    private static int told(String message, int code, Terminal terminal) {
        terminal.err().println("keyturn: " + message);
        return code;
    }
}
