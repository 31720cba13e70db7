package dev.keyturn.engine.play;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionPlugin;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.ChangeConflictException;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Hosts whose registries are kept in memory, and which can be in trouble. */
public final class MemoryHosts implements ConnectionPlugin {
    /** What can be the matter with a host. */
    enum Trouble { CLOSED, UNREADABLE, READ_ONLY, NO_MARKER, CHANGED_MEANWHILE }

    private final Map<String, OverlayRegistry> registries = new ConcurrentHashMap<>();
    private final Map<String, List<RegistryChange>> written = new ConcurrentHashMap<>();
    private final Map<String, Trouble> troubles = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();

    OverlayRegistry registry(String host) {
        return registries.computeIfAbsent(host, each -> {
            OverlayRegistry registry = OverlayRegistry.empty();
            registry.apply(List.of(new RegistryChange.CreateKey(RegistryPath.hklm("SOFTWARE"))));
            return registry;
        });
    }

    /** What was written on a host, in order. */
    List<RegistryChange> written(String host) {
        return written.computeIfAbsent(host, each -> new ArrayList<>());
    }

    /** Makes a name another one of the same machine. */
    MemoryHosts same(String alias, String host) {
        aliases.put(alias, host);
        return this;
    }

    MemoryHosts trouble(String host, Trouble trouble) {
        troubles.put(host, trouble);
        return this;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public Connection open(ConnectionRequest request) throws ConnectionException {
        if (troubles.get(request.host()) == Trouble.CLOSED) {
            throw new ConnectionException(request.host() + " does not answer");
        }
        return new Link(aliases.getOrDefault(request.host(), request.host()));
    }

    private final class Link implements Connection {
        private final String host;

        Link(String host) {
            this.host = host;
        }

        @Override
        public Optional<KeySnapshot> key(RegistryPath path) {
            fail(Trouble.UNREADABLE);
            synchronized (registry(host)) {
                return registry(host).key(path);
            }
        }

        @Override
        public Optional<RegistryValue> value(RegistryPath path, String name) {
            fail(Trouble.UNREADABLE);
            synchronized (registry(host)) {
                return registry(host).value(path, name);
            }
        }

        @Override
        public void apply(List<RegistryChange> changes) {
            if (changes.isEmpty()) {
                return;
            }
            if (troubles.get(host) == Trouble.CHANGED_MEANWHILE) {
                throw new ChangeConflictException("someone was faster");
            }
            fail(Trouble.READ_ONLY);
            if (changes.get(0).path().equals(RestartMarker.PATH)) {
                fail(Trouble.NO_MARKER);
            }
            synchronized (registry(host)) {
                registry(host).apply(changes);
                written(host).addAll(changes);
            }
        }

        private void fail(Trouble trouble) {
            if (troubles.get(host) == trouble) {
                throw new RegistryException("5 ERROR_ACCESS_DENIED");
            }
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }
}
