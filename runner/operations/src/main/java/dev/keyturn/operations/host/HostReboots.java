package dev.keyturn.operations.host;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.journal.JournalException;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.windows.restart.RestartState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Looks whether hosts have to restart, by what is on them and by the runs that are kept. For several threads. */
public final class HostReboots {
    private final RunStore store;
    private final Map<String, Optional<StoredRun>> known = new ConcurrentHashMap<>();

    public HostReboots(RunStore store) {
        this.store = store;
    }

    /**
     * Looks at a host.
     *
     * @throws ConnectionException if it cannot be reached
     */
    public RebootEntry of(Address address) throws ConnectionException {
        try (Connection connection = address.open()) {
            RestartState state = RestartState.of(connection, marker -> run(marker).map(run -> written(run, address)).orElse(List.of()));
            return RebootEntry.of(address.request().host(), state, state.marker().flatMap(this::run));
        }
    }

    /** The run that left a marker; empty if it is in another run store, or cannot be read. */
    private Optional<StoredRun> run(RestartMarker marker) {
        return known.computeIfAbsent(marker.runId(), id -> {
            try {
                return Optional.of(store.read(id));
            } catch (JournalException e) {
                return Optional.empty();
            }
        });
    }

    /** What a run wrote on the host that is there, by whichever name; what the host refused is not on it. */
    private static List<RegistryChange> written(StoredRun run, Address address) {
        String place = address.place();
        return run.writes().stream().filter(write -> !write.marker() && write.state() != StoredRun.State.FAILED
                && place.equals(run.places().get(write.host()))).flatMap(write -> write.changes().stream()).toList();
    }
}
