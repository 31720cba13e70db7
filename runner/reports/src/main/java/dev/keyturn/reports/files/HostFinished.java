package dev.keyturn.reports.files;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The end of a host.
 *
 * @param host    its name in the inventory
 * @param groups  the groups it is in
 * @param place   where it is, as {@code winreg:10.0.0.1}
 * @param counts  what it came to
 * @param end     whether it was brought to the end
 * @param restart what has to restart and why; {@code ""} if nothing
 */
public record HostFinished(String host, List<String> groups, String place, Counts counts, End end, String restart) implements ReportEvent {
    /** How a host can end. */
    public enum End {
        /** All was done. */
        FINISHED,
        /** A task failed. */
        FAILED,
        /** It does not answer. */
        UNREACHABLE,
        /** It was refused since it is not as a plan found it. */
        STALE,
        /** The run ended before. */
        STOPPED;

        /** As it is written in files. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * The tasks of a run on a host, or the rows of an audit, counted.
     *
     * @param ok          those that went well, with or without changes
     * @param changed     those that changed something, or would
     * @param failed      those that failed
     * @param unreachable how often the host did not answer
     * @param skipped     those whose condition did not hold
     */
    public record Counts(int ok, int changed, int failed, int unreachable, int skipped) {
    }

    public HostFinished {
        groups = List.copyOf(groups);
    }

    @Override
    public void tell(ReportWriter writer) throws IOException {
        writer.finished(this);
    }

    @Override
    public HostFinished masked(UnaryOperator<String> mask) {
        return new HostFinished(mask.apply(host), groups.stream().map(mask).toList(), mask.apply(place), counts, end, mask.apply(restart));
    }
}
