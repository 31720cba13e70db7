package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.language.inventory.Host;
import dev.keyturn.language.inventory.HostPattern;
import dev.keyturn.language.inventory.Inventory;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.variables.Layer;
import dev.keyturn.language.variables.Variables;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hosts of a command that runs no playbook, and the ways to them. */
final class HostSelection {
    private final Terminal terminal;
    private final Connector connector;
    private final DefaultAccount account;

    @Inject
    HostSelection(Terminal terminal, Connector connector, DefaultAccount account) {
        this.terminal = terminal;
        this.connector = connector;
        this.account = account;
    }

    /**
     * The way to each host, in the inventory's order.
     *
     * @throws Refused             if the inventory is not there, nothing in it matches, or an option is wrong
     * @throws LoadException       if what was written cannot be understood
     * @throws ConnectionException if a host names no way to it, or this machine cannot go that way
     */
    Map<String, Address> addresses(HostOptions options, Problems problems) throws Refused, LoadException, ConnectionException {
        Path here = terminal.workingDirectory();
        options.settle(ProjectFile.find(here, problems), here);
        Inventory inventory = options.inventory(here, problems);
        Map<String, Object> extra = options.extraVars(here, problems);
        problems.throwIfAny();
        List<String> names = options.limit().map(pattern -> HostPattern.limit(pattern, inventory, here, problems))
                .orElseGet(() -> inventory.hosts().stream().map(Host::name).toList());
        problems.throwIfAny();
        problems.warnings().forEach(w -> terminal.err().println("[WARNING]: " + w.place() + ": " + w.message()));
        if (names.isEmpty()) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "no host matches" + options.limit().map(l -> " --limit '" + l + "'").orElse("") + options.hint());
        }
        options.account(account, terminal);
        return addresses(names, inventory, extra, options.connection());
    }

    private Map<String, Address> addresses(List<String> names, Inventory inventory, Map<String, Object> extra, Optional<String> byDefault)
            throws ConnectionException {
        Map<String, Address> addresses = new LinkedHashMap<>();
        for (String name : names) {
            Variables variables = Variables.NONE.with(inventory.variablesOf(name)).with(Layer.MAGIC, Map.of("inventory_hostname", name))
                    .with(Layer.EXTRA, extra);
            Path folder = inventory.host(name).orElseThrow().folder();
            addresses.put(name, connector.address(name, variables, folder, terminal.workingDirectory(), byDefault));
        }
        Connector.checkUsable(addresses.values());
        return addresses;
    }
}
