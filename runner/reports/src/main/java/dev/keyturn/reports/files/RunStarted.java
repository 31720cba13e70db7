package dev.keyturn.reports.files;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The beginning of a run or an audit.
 *
 * @param run        its name
 * @param time       when it began
 * @param command    the command line, secrets masked
 * @param user       who gave the command
 * @param controller the machine it was given on
 * @param playbooks  what it is about: the playbooks as they were named, or what stands for them
 * @param check      whether it writes nothing
 */
public record RunStarted(String run, Instant time, String command, String user, String controller, List<String> playbooks, boolean check)
        implements ReportEvent {
    public RunStarted {
        playbooks = List.copyOf(playbooks);
    }

    @Override
    public void tell(ReportWriter writer) throws IOException {
        writer.started(this);
    }

    @Override
    public RunStarted masked(UnaryOperator<String> mask) {
        return new RunStarted(run, time, mask.apply(command), mask.apply(user), mask.apply(controller), playbooks.stream().map(mask).toList(), check);
    }
}
