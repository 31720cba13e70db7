package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.cli.audit.Audited;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.state.HostTls;
import java.util.List;

/** Looks at the state of TLS on hosts, side by side. */
final class HostAudit {
    private final EachHost eachHost;

    @Inject
    HostAudit(EachHost eachHost) {
        this.eachHost = eachHost;
    }

    /** The hosts that the options name, in the inventory's order. */
    List<Audited> of(HostOptions hosts) throws Refused, LoadException, ConnectionException {
        return eachHost.each(hosts, HostAudit::look, Audited::lost);
    }

    /** What a command ends with that looked at them. */
    int code(List<Audited> all) {
        return eachHost.code(all.stream().map(Audited::status).toList());
    }

    private static Audited look(Address address) throws ConnectionException {
        try (Connection connection = address.open()) {
            return Audited.of(address.request().host(), address.place(), HostTls.of(connection, new HostFacts(connection)));
        }
    }
}
