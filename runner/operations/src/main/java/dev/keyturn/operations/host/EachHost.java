package dev.keyturn.operations.host;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionLostException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.fleet.Workers;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.report.Status;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.registry.RegistryException;
import java.util.List;
import java.util.Optional;

/** Does one thing on each host of an operation that runs no playbook. */
public final class EachHost {
    private final HostSelection selection;
    private final Interruption interruption;

    public EachHost(HostSelection selection, Interruption interruption) {
        this.selection = selection;
        this.interruption = interruption;
    }

    /** What is done on one host. */
    public interface Work<T> {
        /** Does it; a {@link RegistryException} is a failure of the host. */
        T on(Address address) throws ConnectionException;
    }

    /** What is made of a host that cannot be reached, or refuses. */
    public interface Lost<T> {
        /** With what became of it. */
        T of(String host, Status status, String why);
    }

    /**
     * What came of each host, in the inventory's order, without those that a stop came before.
     *
     * @throws Refused             if the inventory is not there, nothing in it matches, or an option is wrong
     * @throws LoadException       if what was written cannot be understood
     * @throws ConnectionException if a host names no way to it, or this machine cannot go that way
     */
    public <T> List<T> each(HostRequest request, Operator operator, Work<T> work, Lost<T> lost) throws Refused, LoadException, ConnectionException {
        List<Address> addresses = List.copyOf(selection.addresses(request, operator).values());
        try (Workers workers = new Workers(request.forks())) {
            return workers.map(addresses, address -> interruption.requested() ? Optional.<T>empty() : Optional.of(one(address, work, lost)))
                    .stream().flatMap(Optional::stream).toList();
        }
    }

    /** What an operation ends with whose hosts ended so. */
    public int code(List<Status> ends) {
        return interruption.requested() ? ExitCode.INTERRUPTED : ExitCode.of(ends);
    }

    private static <T> T one(Address address, Work<T> work, Lost<T> lost) {
        String host = address.request().host();
        try {
            return work.on(address);
        } catch (ConnectionException | ConnectionLostException e) {
            return lost.of(host, Status.UNREACHABLE, e.getMessage());
        } catch (RegistryException e) {
            return lost.of(host, Status.FAILED, e.getMessage());
        }
    }
}
