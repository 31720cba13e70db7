package dev.keyturn.operations.host;

import dev.keyturn.engine.report.Status;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.windows.restart.RestartState;
import dev.keyturn.windows.restart.RestartVerdict;
import java.util.Locale;
import java.util.Optional;

/**
 * A host in the ledger of restarts.
 *
 * @param host    its name in the inventory
 * @param status  whether it could be looked at
 * @param state   what was found; empty if it could not
 * @param run     the run that left the marker, if it is in the run store
 * @param failure why it could not be looked at
 */
public record RebootEntry(String host, Status status, Optional<RestartState> state, Optional<StoredRun> run, String failure) {
    /** A host that was looked at. */
    public static RebootEntry of(String host, RestartState state, Optional<StoredRun> run) {
        return new RebootEntry(host, Status.OK, Optional.of(state), run, "");
    }

    /** A host that could not be looked at. */
    public static RebootEntry lost(String host, Status status, String why) {
        return new RebootEntry(host, status, Optional.empty(), Optional.empty(), why);
    }

    /** Whether it is known that the host has to restart. */
    public boolean hasToRestart() {
        return state.filter(found -> found.verdict() == RestartVerdict.RESTART).isPresent();
    }

    /** The verdict for programs: a {@link RestartVerdict} in lower case, {@code unreachable} or {@code failed}. */
    public String verdict() {
        return state.map(found -> found.verdict().name()).orElse(status.name()).toLowerCase(Locale.ROOT);
    }
}
