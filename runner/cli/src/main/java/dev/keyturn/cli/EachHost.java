package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.cli.report.Painter;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionLostException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.fleet.Workers;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.report.Status;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.language.source.Problems;
import dev.keyturn.registry.RegistryException;
import java.util.List;
import java.util.Optional;

/** Does one thing on each host of a command that runs no playbook, and gives the exit code. */
final class EachHost {
    private final Terminal terminal;
    private final HostSelection selection;
    private final Interruption interruption;

    @Inject
    EachHost(Terminal terminal, HostSelection selection, Interruption interruption) {
        this.terminal = terminal;
        this.selection = selection;
        this.interruption = interruption;
    }

    /** What is done on one host. */
    interface Work<T> {
        /** Does it; a {@link RegistryException} is a failure of the host. */
        T on(Address address) throws ConnectionException;
    }

    /** What is made of a host that cannot be reached, or refuses. */
    interface Lost<T> {
        T of(String host, Status status, String why);
    }

    /** How it ended, and what to print. */
    record Line(Status status, String text) {
        static Line failed(String host, String why) {
            return new Line(Status.FAILED, "fatal: [" + host + "]: FAILED! => " + why);
        }
    }

    /** Prints a line for each host as it comes, and gives the exit code. */
    int run(HostOptions hosts, Work<Line> work) throws Refused, LoadException, ConnectionException {
        return code(each(hosts, address -> said(work.on(address)), (host, status, why) -> said(status == Status.FAILED ? Line.failed(host, why)
                : new Line(status, "fatal: [" + host + "]: UNREACHABLE! => " + why))).stream().map(Line::status).toList());
    }

    /** What came of each host, in the inventory's order, without those that a stop came before. */
    <T> List<T> each(HostOptions hosts, Work<T> work, Lost<T> lost) throws Refused, LoadException, ConnectionException {
        List<Address> addresses = List.copyOf(selection.addresses(hosts, new Problems()).values());
        try (Workers workers = new Workers(hosts.forks())) {
            return workers.map(addresses, address -> interruption.requested() ? Optional.<T>empty() : Optional.of(one(address, work, lost)))
                    .stream().flatMap(Optional::stream).toList();
        }
    }

    /** What a command ends with whose hosts ended so. */
    int code(List<Status> ends) {
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

    private Line said(Line line) {
        terminal.say(new Painter(terminal.colours()).status(line.status(), line.text()));
        return line;
    }
}
