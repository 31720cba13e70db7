package dev.keyturn.module;

import java.util.Objects;

/**
 * What a guard may know beside the registry.
 *
 * @param host       the host's name in the inventory, for messages
 * @param connection the name of the connection that reaches it, {@code winreg} for example
 */
public record GuardContext(String host, String connection) {
    public GuardContext {
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(connection, "connection is null");
    }
}
