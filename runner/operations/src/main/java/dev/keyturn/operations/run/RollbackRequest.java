package dev.keyturn.operations.run;

import java.util.Set;

/**
 * A run that takes another one back.
 *
 * @param run    what every run is asked for
 * @param undone the name of the run that is taken back
 * @param force  the hosts on which also that is restored which somebody else has changed since
 */
public record RollbackRequest(RunRequest run, String undone, Set<String> force) {
    public RollbackRequest {
        force = Set.copyOf(force);
    }
}
