package dev.keyturn.engine.report;

import dev.keyturn.module.Restart;
import java.util.List;
import java.util.Optional;

/**
 * What has to restart on a host before all is in force.
 *
 * @param kind    its processes, or the whole host
 * @param reasons why, each once
 * @param since   when it was first needed, in ISO 8601; empty if it would be only from now on
 * @param run     the run that first needed it; empty if it is this one
 */
public record RestartNeed(Restart.Kind kind, List<String> reasons, Optional<String> since, Optional<String> run) {
    public RestartNeed {
        reasons = List.copyOf(reasons);
    }

    /** The same, whenever it was first needed. */
    public RestartNeed atAnyTime() {
        return new RestartNeed(kind, reasons, Optional.empty(), run);
    }
}
