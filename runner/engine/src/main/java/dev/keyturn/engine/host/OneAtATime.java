package dev.keyturn.engine.host;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.module.PolicyFiles;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A connection for two threads: the one that works on the host, and the one that renews its lock. */
final class OneAtATime implements Connection {
    private final Connection host;

    OneAtATime(Connection host) {
        this.host = host;
    }

    @Override
    public synchronized Optional<KeySnapshot> key(RegistryPath path) {
        return host.key(path);
    }

    @Override
    public synchronized boolean exists(RegistryPath path) {
        return host.exists(path);
    }

    @Override
    public synchronized Optional<RegistryValue> value(RegistryPath path, String name) {
        return host.value(path, name);
    }

    @Override
    public synchronized void foresee(List<Foreseen> soon) {
        host.foresee(soon);
    }

    @Override
    public synchronized Optional<Instant> lastWritten(RegistryPath path) {
        return host.lastWritten(path);
    }

    @Override
    public synchronized Optional<Instant> bootTime() {
        return host.bootTime();
    }

    @Override
    public synchronized void apply(List<RegistryChange> changes) {
        host.apply(changes);
    }

    @Override
    public synchronized boolean claim(RegistryPath path, String name, RegistryValue value) {
        return host.claim(path, name, value);
    }

    @Override
    public synchronized boolean disclaim(RegistryPath path, String name, RegistryValue value) {
        return host.disclaim(path, name, value);
    }

    @Override
    public synchronized String about() {
        return host.about();
    }

    @Override
    public synchronized Optional<String> cost() {
        return host.cost();
    }

    @Override
    public synchronized void tryWrite(RegistryPath path) {
        host.tryWrite(path);
    }

    @Override
    public synchronized Optional<PolicyFiles> policyFiles() {
        return host.policyFiles().map(files -> (paths, server) -> {
            synchronized (this) {
                return files.read(paths, server);
            }
        });
    }

    @Override
    public synchronized void close() {
        host.close();
    }
}
