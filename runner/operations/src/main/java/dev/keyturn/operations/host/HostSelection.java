package dev.keyturn.operations.host;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.host.HostResolver;
import dev.keyturn.language.inventory.Host;
import dev.keyturn.language.inventory.HostPattern;
import dev.keyturn.language.inventory.Inventory;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.language.source.Problems;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import java.util.List;
import java.util.Map;

/** The hosts of an operation that runs no playbook, and the ways to them. */
public final class HostSelection {
    private final HostResolver resolver;

    public HostSelection(HostResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * The way to each host, in the inventory's order.
     *
     * @throws Refused             if the inventory is not there, nothing in it matches, or an option is wrong
     * @throws LoadException       if what was written cannot be understood
     * @throws ConnectionException if a host names no way to it, or this machine cannot go that way
     */
    public Map<String, Address> addresses(HostRequest request, Operator operator) throws Refused, LoadException, ConnectionException {
        request.check();
        Problems problems = new Problems();
        Inventory inventory = request.inventory(problems);
        Map<String, Object> extra = request.variables(problems);
        problems.throwIfAny();
        List<String> names = request.limit().map(pattern -> HostPattern.limit(pattern, inventory, request.folder(), problems))
                .orElseGet(() -> inventory.hosts().stream().map(Host::name).toList());
        problems.throwIfAny();
        operator.warn(problems.warnings());
        if (names.isEmpty()) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "no host matches" + request.limit().map(l -> " --limit '" + l + "'").orElse("") + request.hint());
        }
        operator.account();
        Map<String, Address> addresses = resolver.addresses(names,
                new HostResolver.Known(inventory, request.folder(), request.connection(), extra, false));
        Connector.checkUsable(addresses.values());
        return addresses;
    }
}
