package dev.keyturn.module;

import java.util.Objects;
import java.util.Optional;

/**
 * What a guard may know beside the registry.
 *
 * @param host       the host's name in the inventory, for messages
 * @param connection the name of the connection that reaches it, {@code winreg} for example
 * @param gpo        what is done where a Group Policy will set back what is written
 * @param policies   how to find the host's Group Policies; empty where only the changes and the registry are known
 */
public record GuardContext(String host, String connection, PolicyAccess.Mode gpo, Optional<PolicyAccess> policies) {
    public GuardContext {
        Objects.requireNonNull(host, "host is null");
        Objects.requireNonNull(connection, "connection is null");
        Objects.requireNonNull(gpo, "gpo is null");
        Objects.requireNonNull(policies, "policies is null");
    }

    /** Of a host's policies nothing is known. */
    public GuardContext(String host, String connection) {
        this(host, connection, PolicyAccess.Mode.WARN, Optional.empty());
    }
}
