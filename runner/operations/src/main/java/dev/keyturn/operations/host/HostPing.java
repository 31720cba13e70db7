package dev.keyturn.operations.host;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.windows.facts.HostFacts;
import java.util.List;
import java.util.Optional;

/**
 * A host that was reached: how, what it is, and whether it would let itself be written.
 *
 * @param host    its name in the inventory
 * @param way     the connection, and how it is made and protected
 * @param windows what Windows it is, in words
 * @param refused why a write would be refused; empty if it would not
 */
public record HostPing(String host, String way, String windows, Optional<String> refused) {
    private static final List<RegistryPath> WRITTEN = List.of(RegistryPath.hklm("SOFTWARE"), RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control"));

    /**
     * Reaches a host, and writes nothing.
     *
     * @throws ConnectionException if it cannot be reached
     */
    public static HostPing of(Address address) throws ConnectionException {
        try (Connection connection = address.open()) {
            String windows = windows(connection);
            String way = address.plugin().name() + (connection.about().isEmpty() ? "" : ", " + connection.about());
            return new HostPing(address.request().host(), way, windows, refusal(connection));
        }
    }

    private static String windows(Connection connection) {
        try {
            return new HostFacts(connection).windowsInWords();
        } catch (RegistryException e) {
            throw connection.explain(e).map(more -> new RegistryException(e.getMessage() + ". " + more, e)).orElse(e);
        }
    }

    private static Optional<String> refusal(Connection connection) {
        try {
            List<RegistryPath> there = WRITTEN.stream().filter(connection::exists).toList();
            (there.isEmpty() ? List.of(RegistryPath.hklm("")) : there).forEach(connection::tryWrite);
            return Optional.empty();
        } catch (RegistryException e) {
            return Optional.of(e.getMessage() + connection.explain(e).map(more -> ". " + more).orElse(""));
        }
    }
}
