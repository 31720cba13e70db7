package dev.keyturn.connections.winreg;

import dev.keyturn.connections.winreg.rrp.PipeLostException;
import dev.keyturn.connections.winreg.rrp.ReadKey;
import dev.keyturn.connections.winreg.rrp.RemoteError;
import dev.keyturn.connections.winreg.rrp.RrpException;
import dev.keyturn.connections.winreg.rrp.Traffic;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.module.PolicyFiles;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Windows host over the network. Keys stay open for the host's run, what was read a moment ago is not asked for again, and a broken
 * connection is made anew a few times before the host counts as lost.
 */
public final class WinregConnection implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(WinregConnection.class);
    private static final RegistryPath SOFTWARE = RegistryPath.hklm("SOFTWARE");
    private static final RegistryPath HARDWARE = RegistryPath.hklm("HARDWARE");

    private final Reconnecting host;
    private final ReadCache recent;
    private final Traffic traffic;
    private final PolicyFiles policies;

    WinregConnection(Reconnecting host, ReadCache recent, Traffic traffic, PolicyFiles policies) {
        this.host = host;
        this.recent = recent;
        this.traffic = traffic;
        this.policies = policies;
    }

    /** Asks the host itself, past what is kept in memory; where the connection breaks, a few times. */
    <T> T directly(Reconnecting.Work<T> work) {
        return host.read(work);
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        if (recent.absent(path)) {
            return Optional.empty();
        }
        Optional<KeySnapshot> known = recent.key(path);
        if (known.isPresent()) {
            return known;
        }
        Optional<ReadKey> key = directly(session -> session.key(path));
        key.ifPresentOrElse(k -> recent.keep(path, k), () -> recent.keepAbsent(path));
        return key.map(ReadKey::held);
    }

    /** Whether a key is there, without reading what it holds. */
    @Override
    public boolean exists(RegistryPath path) {
        if (recent.absent(path)) {
            return false;
        }
        if (recent.key(path).isPresent()) {
            return true;
        }
        Set<RegistryPath> missing = directly(session -> session.missing(path, recent.absentBelow(path).orElse(path)));
        missing.forEach(recent::keepAbsent);
        return !missing.contains(path);
    }

    @Override
    public Optional<RegistryValue> value(RegistryPath path, String name) {
        Optional<Optional<RegistryValue>> known = recent.value(path, name);
        if (known.isPresent()) {
            return known.get();
        }
        if (!exists(path)) {
            return Optional.empty();
        }
        Optional<RegistryValue> value = directly(session -> session.value(path, name));
        recent.keep(path, name, value);
        return value;
    }

    /** Fetches it all at once; from a host that takes one call at a time that would save nothing. */
    @Override
    public void foresee(List<Foreseen> soon) {
        if (traffic.sideBySide()) {
            directly(session -> {
                new ReadAhead(session, recent).fetch(soon);
                return soon;
            });
        }
    }

    @Override
    public Optional<Instant> lastWritten(RegistryPath path) {
        return recent.absent(path) ? Optional.empty() : recent.written(path).orElseGet(() -> directly(session -> session.lastWritten(path)));
    }

    /** When {@code HKLM\HARDWARE} was written, which Windows builds anew at every start. */
    @Override
    public Optional<Instant> bootTime() {
        return lastWritten(HARDWARE);
    }

    @Override
    public void apply(List<RegistryChange> changes) {
        recent.forget();
        try {
            if (changes.stream().anyMatch(DeleteKey.class::isInstance)) {
                new OverlayRegistry(this).apply(changes);
            } else {
                directly(session -> {
                    WriteComparison.check(session, changes);
                    return changes;
                });
            }
            new Writer(host).make(changes);
        } finally {
            recent.forget();
        }
    }

    /** In two calls. Where the connection breaks meanwhile, the key may be there without its value. */
    @Override
    public boolean claim(RegistryPath path, String name, RegistryValue value) {
        recent.forget();
        try {
            return host.once(session -> session.claim(path, name, value), 0);
        } catch (PipeLostException e) {
            return false;
        }
    }

    /** In two calls: a key without subkeys is deleted with its values. */
    @Override
    public boolean disclaim(RegistryPath path, String name, RegistryValue value) {
        recent.forget();
        return host.read(session -> session.disclaim(path, name, value));
    }

    /** The dialect of SMB, how the session is protected and how the account was proven, {@code SMB 3.1.1, encrypted, Kerberos} for example. */
    @Override
    public String about() {
        return directly(session -> session.link().protection());
    }

    @Override
    public Optional<String> cost() {
        return Optional.of(traffic.toString());
    }

    @Override
    public void tryWrite(RegistryPath path) {
        directly(session -> session.toWrite(path));
    }

    /** Windows does not look whether an account has the flag of a view among its rights; Samba does, and grants it to none but its root. */
    @Override
    public Optional<String> explain(RegistryException refusal) {
        if (!(refusal instanceof RrpException denied) || !RemoteError.ERROR_ACCESS_DENIED.is(denied.code())) {
            return Optional.empty();
        }
        boolean deniesViews = directly(session -> session.link().registry().deniesViews(SOFTWARE));
        return !deniesViews ? Optional.empty() : Optional.of("This host opens " + SOFTWARE + " to the account as long as no view of it is asked for, so"
                + " it is no Windows but a Samba, which takes a view for a right, and grants that to its root alone: have it map the account to root, or"
                + " leave it out");
    }

    @Override
    public Optional<PolicyFiles> policyFiles() {
        return Optional.of(policies);
    }

    /** What this connection has cost so far. */
    public Traffic traffic() {
        return traffic;
    }

    @Override
    public void close() {
        host.close();
        LOG.debug("{}: {}", host.name(), traffic);
    }
}
