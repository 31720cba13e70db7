package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.cli.report.Painter;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.report.Status;
import dev.keyturn.engine.run.Interruption;
import dev.keyturn.engine.run.Workers;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.language.source.Problems;
import dev.keyturn.registry.RegistryException;
import java.util.List;
import java.util.Optional;

/** Does one thing on each host of a command that runs no playbook, prints a line for each, and gives the exit code. */
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
    interface Work {
        /** Does it; a {@link RegistryException} is a failure of the host. */
        Line on(Address address) throws ConnectionException;
    }

    /** How it ended, and what to print. */
    record Line(Status status, String text) {
        static Line failed(String host, String why) {
            return new Line(Status.FAILED, "fatal: [" + host + "]: FAILED! => " + why);
        }
    }

    int run(HostOptions hosts, Work work) throws Refused, LoadException, ConnectionException {
        try (Workers workers = new Workers(hosts.forks())) {
            List<Address> addresses = List.copyOf(selection.addresses(hosts, new Problems()).values());
            List<Status> ends = workers.map(addresses, address -> interruption.requested() ? Optional.<Status>empty() : Optional.of(one(address, work)))
                    .stream().flatMap(Optional::stream).toList();
            return interruption.requested() ? ExitCode.INTERRUPTED : ExitCode.of(ends);
        }
    }

    private Status one(Address address, Work work) {
        String host = address.request().host();
        Line line;
        try {
            line = work.on(address);
        } catch (ConnectionException e) {
            line = new Line(Status.UNREACHABLE, "fatal: [" + host + "]: UNREACHABLE! => " + e.getMessage());
        } catch (RegistryException e) {
            line = Line.failed(host, e.getMessage());
        }
        terminal.say(new Painter(terminal.colours()).status(line.status(), line.text()));
        return line.status();
    }
}
