package dev.keyturn.cli.command;

import dev.keyturn.cli.option.ConfirmationOptions;
import dev.keyturn.cli.option.ReportingOptions;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.fleet.Prepared;
import dev.keyturn.engine.play.Selection;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.language.playbook.Tags;
import dev.keyturn.language.source.Problem;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.run.RunOperator;
import dev.keyturn.reports.console.Progress;
import java.util.List;
import java.util.Optional;

/**
 * Whoever sits at the terminal, and what the options of the command answer for them.
 *
 * @param terminal     the terminal
 * @param host         who answers what every command asks
 * @param confirmation what says whether to ask before a real run
 * @param reporting    what says how a run is shown
 */
record TerminalOperator(Terminal terminal, HostOperator host, ConfirmationOptions confirmation, ReportingOptions reporting) implements RunOperator {
    @Override
    public void warn(List<Problem> warnings) {
        host.warn(warnings);
    }

    @Override
    public void account() throws Refused {
        host.account();
    }

    @Override
    public void confirm(int number, boolean check, Optional<Preview> preview) throws ConnectionException, Refused {
        confirmation.ask(number, check, preview, terminal);
    }

    @Override
    public RunReport see(Selection selection, Tags tags, Seen run) throws ConnectionException {
        return reporting.see(run, Progress.of(selection, tags, System::nanoTime), terminal);
    }

    @Override
    public RunReport see(Prepared prepared, Seen run) throws ConnectionException {
        return reporting.see(run, Progress.of(prepared, System::nanoTime), terminal);
    }
}
