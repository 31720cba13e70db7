package dev.keyturn.reports.files;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The end of a run or an audit.
 *
 * @param time        when it ended
 * @param hosts       how many hosts it was about
 * @param changed     how many of them were changed, or would be
 * @param unfinished  how many of them were not brought to the end
 * @param interrupted whether its user stopped it
 * @param exit        the exit code
 * @param notes       what is to be said besides, in sentences
 */
public record RunFinished(Instant time, int hosts, int changed, int unfinished, boolean interrupted, int exit, List<String> notes)
        implements ReportEvent {
    public RunFinished {
        notes = List.copyOf(notes);
    }

    @Override
    public void tell(ReportWriter writer) throws IOException {
        writer.finished(this);
    }

    @Override
    public RunFinished masked(UnaryOperator<String> mask) {
        return new RunFinished(time, hosts, changed, unfinished, interrupted, exit, notes.stream().map(mask).toList());
    }
}
