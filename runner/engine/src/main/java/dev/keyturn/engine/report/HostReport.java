package dev.keyturn.engine.report;

import dev.keyturn.registry.RegistryChange;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to on one host.
 *
 * @param host     its name in the inventory
 * @param place    where it is, as {@code winreg:10.0.0.1} or {@code regfile:/path}
 * @param totals   its tasks, counted
 * @param changes  what was written, or would be, in order
 * @param hidden   how many more there are whose task says {@code no_log}
 * @param restart  what has to restart
 * @param finished whether it came through all its plays; not if it failed, did not answer, or the run stopped before
 * @param cost     what its connection has cost, in words
 * @param reads    what a run that predicts went by
 * @param stale    whether it was refused since it is not as a plan found it
 * @param owed     the handlers that were notified and did not run
 */
public record HostReport(String host, String place, Totals totals, List<RegistryChange> changes, int hidden, Optional<RestartNeed> restart,
                         boolean finished, Optional<String> cost, Reads reads, boolean stale, List<String> owed) {
    public HostReport {
        changes = List.copyOf(changes);
    }

    /** Whether nothing was changed, nor would be. */
    public boolean unchanged() {
        return changes.isEmpty() && hidden == 0;
    }
}
