package dev.keyturn.connections.winreg;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;

/** Windows' own way to another host's registry, as the user who is logged on. */
interface ByWindows {
    /** Whether this machine has it. */
    boolean available();

    /**
     * Connects.
     *
     * @param host    the host's name in the inventory, for messages
     * @param address its name or address on the network
     */
    Connection open(String host, String address) throws ConnectionException;
}
