package dev.keyturn.engine.run;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryReader;
import java.util.List;
import java.util.Optional;

/** One host's registry during a run. It is opened when it is first needed; a run that predicts keeps its changes in memory. */
final class HostLink implements AutoCloseable {
    private final Address address;
    private final boolean check;
    private Connection connection;
    private OverlayRegistry predicted;

    HostLink(Address address, boolean check) {
        this.address = address;
        this.check = check;
    }

    private Connection connection() throws ConnectionException {
        if (connection == null) {
            connection = address.open();
            predicted = new OverlayRegistry(connection);
        }
        return connection;
    }

    /**
     * What a task sees.
     *
     * @param predicting whether the task only predicts
     */
    RegistryReader registry(boolean predicting) throws ConnectionException {
        Connection real = connection();
        if (check) {
            return predicting ? predicted : real;
        }
        return predicting ? new OverlayRegistry(real) : real;
    }

    /** Makes a task's changes: on the host, or in memory. What a predicting task of a real run would change is forgotten. */
    void make(List<RegistryChange> changes, boolean predicting) throws ConnectionException {
        if (!predicting) {
            connection().apply(changes);
        } else if (check) {
            connection();
            predicted.apply(changes);
        }
    }

    /** The marker of a host that has to restart; empty if there is none, it cannot be read, or the host was never needed. */
    Optional<RestartMarker> marker() {
        try {
            return connection == null ? Optional.empty() : RestartMarker.read(connection);
        } catch (RegistryException e) {
            return Optional.empty();
        }
    }

    /**
     * Leaves the marker on the host, or in memory where the run predicts, so that later tasks see it in both. One that is there is kept, but
     * for the reason of this run's own if the playbook gives a better one.
     *
     * @param declared whether the reason is the playbook's own
     */
    void mark(RestartMarker marker, boolean declared) throws ConnectionException {
        RegistryReader registry = registry(check);
        Optional<RestartMarker> there = RestartMarker.read(registry);
        List<RegistryChange> changes = List.of();
        if (there.isEmpty()) {
            changes = marker.changes();
        } else if (declared && there.get().runId().equals(marker.runId())) {
            changes = there.get().reasoned(marker.reason());
        }
        make(changes, check);
    }

    @Override
    public void close() {
        if (connection != null) {
            connection.close();
        }
    }
}
