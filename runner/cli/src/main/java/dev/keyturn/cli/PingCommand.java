package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.cli.report.Painter;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector;
import dev.keyturn.engine.report.Status;
import dev.keyturn.engine.run.Workers;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.language.source.Problems;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.windows.facts.HostFacts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keyturn ping}: whether each host is reached, what it is, and whether it would let itself be written. Writes nothing. */
@Command(name = "ping", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Connects to each host, reads what Windows it is, and says whether a write would be allowed. Writes nothing.")
final class PingCommand implements Callable<Integer> {
    private static final List<RegistryPath> WRITTEN = List.of(RegistryPath.hklm("SOFTWARE"),
            RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control"));

    @Mixin
    private HostOptions hosts = new HostOptions();

    private final Terminal terminal;
    private final HostSelection selection;

    @Inject
    PingCommand(Terminal terminal, HostSelection selection) {
        this.terminal = terminal;
        this.selection = selection;
    }

    @Override
    public Integer call() {
        try (Workers workers = new Workers(hosts.forks())) {
            List<Connector.Address> addresses = List.copyOf(selection.addresses(hosts, new Problems()).values());
            return ExitCode.of(workers.map(addresses, this::ping));
        } catch (HostSelection.NoHosts e) {
            terminal.err().println("keyturn: " + e.getMessage());
            return ExitCode.NOTHING_TO_DO;
        } catch (LoadException | ConnectionException e) {
            terminal.err().println("keyturn: " + e.getMessage());
            return ExitCode.UNREACHABLE;
        }
    }

    private Status ping(Connector.Address address) {
        String host = address.request().host();
        try (Connection connection = address.open()) {
            String windows = new HostFacts(connection).windowsInWords();
            String about = address.plugin().name() + (connection.about().isEmpty() ? "" : ", " + connection.about());
            Optional<String> refused = refusal(connection);
            Status status = refused.isPresent() ? Status.FAILED : Status.OK;
            return say(status, (refused.isPresent() ? "refused" : "ok") + ": [" + host + "] => " + about + "; " + windows + "; "
                    + refused.map(why -> "a write would be refused: " + why).orElse("a write would be allowed"));
        } catch (ConnectionException e) {
            return say(Status.UNREACHABLE, "fatal: [" + host + "]: UNREACHABLE! => " + e.getMessage());
        } catch (RegistryException e) {
            return say(Status.FAILED, "fatal: [" + host + "]: FAILED! => " + e.getMessage());
        }
    }

    private static Optional<String> refusal(Connection connection) {
        try {
            List<RegistryPath> there = WRITTEN.stream().filter(connection::exists).toList();
            (there.isEmpty() ? List.of(RegistryPath.hklm("")) : there).forEach(connection::tryWrite);
            return Optional.empty();
        } catch (RegistryException e) {
            return Optional.of(e.getMessage());
        }
    }

    private Status say(Status status, String line) {
        terminal.say(new Painter(terminal.colours()).status(status, line));
        return status;
    }
}
