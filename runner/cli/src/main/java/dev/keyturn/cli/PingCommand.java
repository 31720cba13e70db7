package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.cli.EachHost.Line;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector;
import dev.keyturn.engine.report.Status;
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

    private final EachHost eachHost;

    @Inject
    PingCommand(EachHost eachHost) {
        this.eachHost = eachHost;
    }

    @Override
    public Integer call() throws Exception {
        return eachHost.run(hosts, PingCommand::ping);
    }

    private static Line ping(Connector.Address address) throws ConnectionException {
        String host = address.request().host();
        try (Connection connection = address.open()) {
            String windows = new HostFacts(connection).windowsInWords();
            String about = address.plugin().name() + (connection.about().isEmpty() ? "" : ", " + connection.about());
            Optional<String> refused = refusal(connection);
            return new Line(refused.isPresent() ? Status.FAILED : Status.OK, (refused.isPresent() ? "refused" : "ok") + ": [" + host + "] => "
                    + about + "; " + windows + "; " + refused.map(why -> "a write would be refused: " + why).orElse("a write would be allowed"));
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
}
