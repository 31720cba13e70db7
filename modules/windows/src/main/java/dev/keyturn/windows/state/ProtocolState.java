package dev.keyturn.windows.state;

import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import java.util.List;
import java.util.Optional;

/**
 * A protocol in both roles.
 *
 * @param name      the name of its key, {@code TLS 1.2}
 * @param protocol  the protocol; empty for a key of another name, {@code PCT 1.0} or a misspelled one
 * @param client    the client's role
 * @param server    the server's role
 * @param state     what both come to
 * @param judgement how both are judged
 */
public record ProtocolState(String name, Optional<Protocol> protocol, RoleState client, RoleState server, NamedState state, Judgement judgement) {
    /** Both roles, the client's first. */
    public List<RoleState> roles() {
        return List.of(client, server);
    }

    /** One of the roles. */
    public RoleState role(Role role) {
        return role == Role.CLIENT ? client : server;
    }
}
