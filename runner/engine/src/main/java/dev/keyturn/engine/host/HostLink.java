package dev.keyturn.engine.host;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.journal.Intent;
import dev.keyturn.engine.lock.HostLock;
import dev.keyturn.engine.report.Reads;
import dev.keyturn.module.GuardContext;
import dev.keyturn.module.PolicyAccess;
import dev.keyturn.module.Restart;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryReader;
import java.util.List;
import java.util.Optional;

/** One host's registry during a run. It is opened when it is first needed; a run that predicts keeps its changes in memory. */
public final class HostLink implements AutoCloseable {
    private final Address address;
    private final WriteMode usual;
    private final boolean logged;
    private final Interruption interruption;
    private final GuardedWrites writes;
    private final Optional<HostLock> lock;
    private Connection connection;
    private OverlayRegistry predicted;
    private ReadLog log;
    private PolicyAccess policies;
    private Left left = Left.NOTHING;

    /** What is known of a host once it was left. */
    private record Left(Optional<RestartMarker> marker, Optional<String> cost, Reads reads) {
        private static final Left NOTHING = new Left(Optional.empty(), Optional.empty(), Reads.NONE);
    }

    /** @param logged whether it is kept what a run that predicts reads */
    public HostLink(Address address, WriteMode usual, boolean logged, Interruption interruption, GuardedWrites writes) {
        this.address = address;
        this.usual = usual;
        this.logged = logged;
        this.interruption = interruption;
        this.writes = writes.past(address.plugin().guards());
        this.lock = writes.locks().of(host(), place());
    }

    private Connection connection() throws ConnectionException {
        if (connection == null) {
            connection = new OneAtATime(interruption.endsWait(address::open));
            log = logged ? new ReadLog(connection) : null;
            predicted = new OverlayRegistry(logged ? log : connection);
            // not through the log of what is read: a plan does not depend on which policies there are
            policies = new PolicyAccess(connection, connection.policyFiles());
            writes.journal().opened(host(), place());
        }
        return connection;
    }

    /** What a task sees. */
    public RegistryReader registry(WriteMode way) throws ConnectionException {
        Connection real = connection();
        return switch (way) {
            case REAL -> real;
            case PREDICTED -> predicted;
            case TRIED -> new OverlayRegistry(predicted);
        };
    }

    /** Where the host is. */
    String place() {
        return address.place();
    }

    private String host() {
        return address.request().host();
    }

    /**
     * Makes this run the only one that writes the host, before the first time it does.
     *
     * @throws dev.keyturn.engine.lock.LockedException if another run writes it
     */
    HostLock.Taken lock() throws ConnectionException {
        Connection real = connection();
        return lock.map(each -> each.beforeWrite(real)).orElse(HostLock.Taken.BEFORE);
    }

    /**
     * Makes a task's changes, or finds out what would come of them. What reaches a host is in the journal before.
     *
     * @param gpo what is done where a Group Policy will set them back; empty if it is what the host's variables say
     * @return what the guards want the user to know
     * @throws LockoutException if a guard refuses, in a check run as in a real one
     */
    List<String> make(Intent intent, WriteMode way, Optional<PolicyAccess.Mode> gpo) throws ConnectionException {
        List<RegistryChange> changes = intent.changes();
        Connection real = connection();
        PolicyAccess.Mode mode = intent.marker() ? PolicyAccess.Mode.IGNORE : gpo.isPresent() ? gpo.get() : PolicyMode.of(address.request());
        GuardContext context = new GuardContext(host(), address.plugin().name(), mode, Optional.of(policies));
        if (way == WriteMode.REAL) {
            List<String> warnings = writes.make(real, context, intent);
            if (usual == WriteMode.PREDICTED) {
                predicted.apply(repeated(changes));
            }
            return warnings;
        }
        List<String> warnings = writes.foresee(registry(way), context, intent);
        if (way == WriteMode.PREDICTED) {
            predicted.apply(changes);
        }
        return warnings;
    }

    /** What was really changed in a check run, as changes of what is predicted, where the same may be there already, or something else. */
    private List<RegistryChange> repeated(List<RegistryChange> changes) {
        RegistryChanges again = new RegistryChanges(predicted);
        for (RegistryChange change : changes) {
            if (change instanceof SetValue set) {
                again.setValue(set.path(), set.name(), set.after());
            } else if (change instanceof DeleteValue delete) {
                again.deleteValue(delete.path(), delete.name());
            } else if (change instanceof CreateKey create) {
                again.createKey(create.path());
            } else {
                again.deleteTree(change.path());
            }
        }
        return again.toList();
    }

    /** The marker of a host that has to restart; empty if there is none, it cannot be read, or the host was never needed. */
    Optional<RestartMarker> marker() {
        try {
            return connection == null ? left.marker() : RestartMarker.read(connection);
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
        Optional<RestartMarker> there = RestartMarker.read(registry(usual));
        List<RegistryChange> changes = List.of();
        if (there.isEmpty()) {
            changes = marker.changes();
        } else if (declared && there.get().runId().equals(marker.runId())) {
            changes = there.get().reasoned(marker.reason());
        }
        if (usual == WriteMode.REAL && !changes.isEmpty()) {
            lock();
        }
        make(new Intent(host(), "the host has to restart", false, true, Restart.NONE, changes), usual, Optional.empty());
    }

    /** What a run that predicts has read of the host so far. */
    Reads reads() {
        return log == null ? left.reads() : log.reads();
    }

    /** What the connection has cost, in words; empty if it cost nothing worth saying. */
    Optional<String> cost() {
        return connection == null ? left.cost() : connection.cost();
    }

    /** Leaves the host. What is known of it then stays known, and all else that it took is given back. */
    @Override
    public void close() {
        if (connection != null) {
            left = new Left(marker(), cost(), reads());
            lock.ifPresent(each -> {
                if (usual == WriteMode.REAL) {
                    each.clear(connection);
                }
                each.release();
            });
            connection.close();
            connection = null;
            predicted = null;
            log = null;
            policies = null;
        }
    }
}
