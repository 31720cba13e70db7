package dev.keyturn.cli;

import dev.keyturn.cli.report.Painter;
import dev.keyturn.cli.report.Prediction;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.play.PlaybookRunner;
import dev.keyturn.engine.play.RunOptions;
import dev.keyturn.engine.play.Selection;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** A real run on many hosts is shown first, and has to be confirmed. */
final class Confirmation {
    private static final int ABOVE = 25;

    @Option(names = "--confirm-above", paramLabel = "N",
            description = "Show and ask before a real run on more hosts than this (default: 25).")
    private Integer above;

    @Option(names = {"-y", "--yes"}, description = "Do not ask before a real run on many hosts.")
    private boolean yes;

    /** Takes what the project says where the command line says nothing. */
    void defaults(ProjectFile project) {
        above = above == null ? project.confirmAbove().orElse(ABOVE) : above;
    }

    /**
     * Asks, if that is to be asked.
     *
     * @throws Refused if the run must not begin
     */
    void ask(Selection selection, RunOptions options, PlaybookRunner runner, Terminal terminal) throws ConnectionException, Refused {
        int hosts = selection.hosts().size();
        if (isToAsk(hosts, options.check(), terminal)) {
            show(selection, options, runner, terminal);
            ask(hosts, terminal);
        }
    }

    /** The same for work whose prediction its user has seen, or can see with {@code --check}. */
    void ask(int hosts, boolean check, Terminal terminal) throws Refused {
        if (isToAsk(hosts, check, terminal)) {
            ask(hosts, terminal);
        }
    }

    private boolean isToAsk(int hosts, boolean check, Terminal terminal) throws Refused {
        if (check || yes || hosts <= above) {
            return false;
        }
        if (!terminal.keyboard().present()) {
            throw new Refused(ExitCode.FAILED, "this would change up to " + hosts + " hosts, and more than " + above + " have to be confirmed, for which there is"
                    + " no terminal; look at what it would do with --check, then say --yes");
        }
        return true;
    }

    private static void ask(int hosts, Terminal terminal) throws Refused {
        if (terminal.keyboard().ask("Go on with " + hosts + " hosts? Only 'yes' does: ").filter(answer -> answer.strip().equals("yes")).isEmpty()) {
            throw new Refused(ExitCode.INTERRUPTED, "not confirmed; nothing was changed");
        }
    }

    private void show(Selection selection, RunOptions options, PlaybookRunner runner, Terminal terminal) throws ConnectionException {
        // not standard output, which with --json is the report's
        PrintWriter out = terminal.err();
        Prediction prediction = new Prediction(out, new Painter(terminal.colours()));
        prediction.plays(selection);
        if (selection.writesInCheckRun()) {
            out.println("What it changes was not looked up, since tasks of it say 'check_mode' and might write in a check run as well.");
        } else {
            runner.run(selection, options.checking(), prediction, Journal.none());
        }
        out.flush();
    }
}
