package dev.keyturn.connections.winreg;

import dev.keyturn.connections.ConnectionContract;
import dev.keyturn.connections.Domain;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contract on a member of a domain, by a ticket of its controller; runs within a {@link Domain}. */
class DomainContract extends ConnectionContract {
    @Override
    protected Connection open() throws Exception {
        return new WinregPlugin(name -> null, List.of()).open(new ConnectionRequest(Domain.MEMBER, Optional.empty(),
                Map.of("ansible_user", Domain.ADMIN + "@" + Domain.REALM, "ansible_password", Domain.PASSWORD, "winreg_auth", "kerberos")));
    }

    @Override
    protected boolean twoViews() {
        return false;
    }
}
