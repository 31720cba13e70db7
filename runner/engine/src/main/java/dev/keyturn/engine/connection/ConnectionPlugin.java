package dev.keyturn.engine.connection;

import dev.keyturn.module.HostGuard;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind of connection, chosen by its name in {@code ansible_connection} or {@code -c}. It says itself what others have to know of it. */
public interface ConnectionPlugin {
    /** The name a user chooses it by, {@code local} for example. */
    String name();

    /** How the names of the variables begin that are about this connection alone, beside those of Ansible's. */
    default String variablePrefix() {
        return name() + "_";
    }

    /** The variable that chooses it for a host whatever else is said, and holds the path of a file; empty if there is none. */
    default Optional<String> chosenByPath() {
        return Optional.empty();
    }

    /** Whether it is the connection of a host of which nothing is said. */
    default boolean usualFor(String host) {
        return false;
    }

    /** Where a request leads, so that the same host is known again under another name: its address on the network, or its file. */
    default String where(ConnectionRequest request) {
        Map<String, Object> variables = request.variables();
        return String.valueOf(variables.getOrDefault("ansible_host", request.host()));
    }

    /** The guards that changes to a host have to pass, beside all others, because it is reached this way. */
    default List<HostGuard> guards() {
        return List.of();
    }

    /**
     * Opens a connection.
     *
     * @throws ConnectionException if the host cannot be reached this way; the host is then unreachable and the others go on
     */
    Connection open(ConnectionRequest request) throws ConnectionException;

    /**
     * Says whether this machine can open such connections at all.
     *
     * @throws ConnectionException with the reason and the alternatives; asked once, before any host is opened
     */
    default void checkUsable() throws ConnectionException {
    }
}
