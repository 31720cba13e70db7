package dev.keyturn.engine.connection;

/** A kind of connection, chosen by its name in {@code ansible_connection} or {@code -c}. */
public interface ConnectionPlugin {
    /** The name a user chooses it by, {@code local} for example. */
    String name();

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
