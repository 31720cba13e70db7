package dev.keyturn.connections.winreg;

import dev.keyturn.connections.winreg.rrp.PipeLostException;
import dev.keyturn.engine.connection.ConnectionLostException;
import dev.keyturn.registry.ChangeConflictException;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryValue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Makes changes in order, one at a time, so that it is always known which was the first not made. Where the connection breaks on one, the
 * host is asked what has become of it before it is sent again.
 */
final class Writer {
    private final Reconnecting host;

    Writer(Reconnecting host) {
        this.host = host;
    }

    void make(List<RegistryChange> changes) {
        int made = 0;
        try {
            for (RegistryChange change : changes) {
                make(change, changes.subList(0, made));
                host.touched(change.path());
                made++;
            }
        } catch (ConnectionLostException e) {
            throw new ConnectionLostException(e.getMessage() + "; " + made + " of " + changes.size() + " changes of this task were made before", e);
        } catch (RegistryException e) {
            if (made == 0 && e instanceof ChangeConflictException) {
                throw e;
            }
            throw new RegistryException("could not " + changes.get(made) + ": " + e.getMessage() + "; " + made + " of " + changes.size()
                    + " changes of this task were made before it", e);
        }
    }

    private void make(RegistryChange change, List<RegistryChange> before) {
        boolean asked = false;
        for (int broken = 0; true; broken++) {
            boolean ask = asked;
            try {
                if (ask && host.once(session -> come(session, change), broken)) {
                    return;
                }
                if (!host.once(session -> session.make(change), broken) && !ask && !twin(change, before)) {
                    throw new ChangeConflictException("the key " + change.path() + " was created by another program meanwhile");
                }
                return;
            } catch (PipeLostException e) {
                asked = asked || e.sent();
                if (broken >= host.retries()) {
                    throw host.lost(asked ? " after it was told to " + change + ", and whether it did is unknown"
                            : " before it was told to " + change, e);
                }
            }
        }
    }

    /** Whether a host without views has made the key already, when it was made in the other view. */
    private static boolean twin(RegistryChange change, List<RegistryChange> before) {
        return before.stream().anyMatch(b -> b instanceof CreateKey && b.path().in(change.path().view()).equals(change.path()));
    }

    /** Whether the change has come to pass. */
    private static boolean come(HostSession session, RegistryChange change) throws IOException {
        if (change instanceof CreateKey) {
            return session.exists(change.path());
        }
        if (change instanceof DeleteKey) {
            return !session.exists(change.path());
        }
        String name = change instanceof SetValue set ? set.name() : ((DeleteValue) change).name();
        Optional<RegistryValue> after = change instanceof SetValue set ? Optional.of(set.after()) : Optional.empty();
        Optional<RegistryValue> before = change instanceof SetValue set ? set.before() : Optional.of(((DeleteValue) change).before());
        Optional<RegistryValue> now = session.value(change.path(), name);
        if (!now.equals(after) && !now.equals(before)) {
            throw new ChangeConflictException("the connection broke, and another program changed it meanwhile: it is "
                    + now.map(Object::toString).orElse("absent"));
        }
        return now.equals(after);
    }
}
