package dev.keyturn.engine.host;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.language.inventory.Inventory;
import dev.keyturn.language.variables.Layer;
import dev.keyturn.language.variables.Variables;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells what is known of a host before it is reached: its variables, and the way to it. Every command asks here, with a playbook or without. */
public final class HostResolver {
    private final Connector connector;

    public HostResolver(Connector connector) {
        this.connector = connector;
    }

    /**
     * What is known of all hosts.
     *
     * @param inventory        the hosts and their variables
     * @param workingDirectory what a {@code regfile} from {@code -e} is relative to
     * @param connection       the connection of hosts that name none, as {@code -c} says
     * @param extraVars        the variables of {@code -e}
     * @param check            whether nothing is to be written, which templates may ask
     */
    public record Known(Inventory inventory, Path workingDirectory, Optional<String> connection, Map<String, Object> extraVars, boolean check) {
        /** A host's variables outside of any play. */
        public Variables variables(String host) {
            return Variables.NONE.with(inventory.variablesOf(host)).with(Layer.MAGIC, Magic.of(host, inventory, check)).with(Layer.EXTRA, extraVars);
        }
    }

    /**
     * The way to a host, as far as its variables tell; nothing is opened.
     *
     * @throws ConnectionException if it names no way
     */
    public Address address(String host, Known known) throws ConnectionException {
        return connector.address(host, known.variables(host), known.inventory().host(host).orElseThrow().folder(), known.workingDirectory(),
                known.connection());
    }

    /** The way to each of some hosts, in their order. */
    public Map<String, Address> addresses(Collection<String> hosts, Known known) throws ConnectionException {
        Map<String, Address> addresses = new LinkedHashMap<>();
        for (String host : hosts) {
            addresses.put(host, address(host, known));
        }
        return addresses;
    }
}
