package dev.keyturn.windows.readiness;

import dev.keyturn.module.Peers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is asked of a host, and what an administrator vouches for where its registry cannot tell.
 *
 * @param goal               what it is to be ready for
 * @param assumeInForce      whether it has restarted since its settings were written
 * @param updates            the updates that are installed, {@code KB3080079}
 * @param requireMaintenance whether an Exchange server has to be in maintenance
 * @param owing              the hosts that somebody says owe a restart, and no others; empty if nobody says
 * @param host               the host's own name
 * @param peers              what the run knows of other hosts
 */
public record Inquiry(Goal goal, boolean assumeInForce, Set<String> updates, boolean requireMaintenance, Optional<List<String>> owing, String host,
                      Peers peers) {
    public Inquiry {
        Set<String> folded = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        folded.addAll(updates);
        updates = folded;
    }

    /** Whether an administrator vouches for an update. */
    boolean vouches(String update) {
        return updates.contains(update);
    }
}
