package dev.keyturn.cli.option;

import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.project.ProjectFile;
import dev.keyturn.operations.run.RunOperator.Preview;
import dev.keyturn.reports.console.Painter;
import dev.keyturn.reports.console.Prediction;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A real run on many hosts is shown first, and has to be confirmed. */
public final class ConfirmationOptions {
    private static final int ABOVE = 25;
    private static final String KEPT_ABOVE = "confirm_above";
    private static final String KEPT_YES = "yes";

    @Option(names = "--confirm-above", paramLabel = "N",
            description = "Show and ask before a real run on more hosts than this (default: 25).")
    private Integer above;

    @Option(names = {"-y", "--yes"}, description = "Do not ask before a real run on many hosts.")
    private boolean yes;

    /**
     * Asks, if that is to be asked.
     *
     * @param preview what the run would do; empty if its user has seen that, or can see it with {@code --check}
     * @throws Refused if the run must not begin
     */
    public void ask(int hosts, boolean check, Optional<Preview> preview, Terminal terminal) throws ConnectionException, Refused {
        if (check || yes || hosts <= above) {
            return;
        }
        if (!terminal.keyboard().present()) {
            throw new Refused(ExitCode.FAILED, "this would change up to " + hosts + " hosts, and more than " + above + " have to be confirmed, for which there is"
                    + " no terminal; look at what it would do with --check, then say --yes");
        }
        if (preview.isPresent()) {
            show(preview.get(), terminal);
        }
        if (terminal.keyboard().ask("Go on with " + hosts + " hosts? Only 'yes' does: ").filter(answer -> answer.strip().equals("yes")).isEmpty()) {
            throw new Refused(ExitCode.INTERRUPTED, "not confirmed; nothing was changed");
        }
    }

    private static void show(Preview preview, Terminal terminal) throws ConnectionException {
        // not standard output, which with --json is the report's
        PrintWriter out = terminal.err();
        Prediction prediction = new Prediction(out, new Painter(terminal.colours()));
        prediction.plays(preview.selection());
        if (preview.prediction().isPresent()) {
            preview.prediction().get().run(prediction);
        } else {
            out.println("What it changes was not looked up, since tasks of it say 'check_mode' and might write in a check run as well.");
        }
        out.flush();
    }

    /** The options as data for a resume; what the project says counts where they say nothing, from now on. */
    Map<String, Object> kept(ProjectFile project) {
        above = above == null ? project.confirmAbove().orElse(ABOVE) : above;
        return Map.of(KEPT_ABOVE, above, KEPT_YES, yes);
    }

    /** Asks as a run did that is resumed, or not at all. */
    public void resumes(Map<String, Object> kept, boolean without) {
        above = kept.get(KEPT_ABOVE) instanceof Number number ? number.intValue() : ABOVE;
        yes = without || Boolean.TRUE.equals(kept.get(KEPT_YES));
    }
}
