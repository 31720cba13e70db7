package dev.keyturn.engine.report;

import java.time.Instant;
import java.util.List;

/**
 * What a run did. Everything that is printed, written or returned after a run is made from this.
 *
 * @param id          the run's own name, sorting by time
 * @param started     when it began
 * @param ended       when it ended
 * @param check       whether it only predicted
 * @param playbooks   the playbooks as the user named them
 * @param plays       what they did
 * @param hosts       what it came to on each host, by name
 * @param interrupted whether its user stopped it
 */
public record RunReport(String id, Instant started, Instant ended, boolean check, List<String> playbooks, List<PlayReport> plays,
                        List<HostReport> hosts, boolean interrupted) {
    public RunReport {
        playbooks = List.copyOf(playbooks);
        plays = List.copyOf(plays);
        hosts = List.copyOf(hosts);
    }

    /** Whether a host did not answer. */
    public boolean unreachable() {
        return hosts.stream().anyMatch(h -> h.totals().unreachable() > 0);
    }

    /** Whether a host was refused since it is not as a plan found it. */
    public boolean stale() {
        return hosts.stream().anyMatch(HostReport::stale);
    }

    /** Whether a host failed, for another reason than that. */
    public boolean failed() {
        return hosts.stream().anyMatch(h -> h.totals().failed() > 0 && !h.stale());
    }

    /** The hosts that have to be gone over again: they failed, did not answer, or the run stopped before they were through. */
    public List<HostReport> unfinished() {
        return hosts.stream().filter(h -> !h.finished()).toList();
    }

    /** Whether something was changed, or would be. */
    public boolean changed() {
        return hosts.stream().anyMatch(h -> h.totals().changed() > 0);
    }
}
