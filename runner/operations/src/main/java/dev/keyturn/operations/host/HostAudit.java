package dev.keyturn.operations.host;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.operations.Refused;
import dev.keyturn.registry.Pool;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.state.HostTls;
import java.util.List;

/** Looks at the state of TLS on hosts, side by side. */
public final class HostAudit {
    private final EachHost eachHost;

    public HostAudit(EachHost eachHost) {
        this.eachHost = eachHost;
    }

    /** The hosts that are asked for, in the inventory's order. */
    public List<Audited> of(HostRequest request, Operator operator) throws Refused, LoadException, ConnectionException {
        Pool alike = new Pool(50_000);
        return eachHost.each(request, operator, address -> look(address, alike), Audited::lost);
    }

    /** What an operation ends with that looked at them. */
    public int code(List<Audited> all) {
        return eachHost.code(all.stream().map(Audited::status).toList());
    }

    private static Audited look(Address address, Pool alike) throws ConnectionException {
        try (Connection connection = address.open()) {
            return Audited.of(address.request().host(), address.place(), HostTls.of(connection, new HostFacts(connection)).sharing(alike));
        }
    }
}
