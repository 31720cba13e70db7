package dev.keyturn.cli.command;

import com.google.inject.Inject;
import dev.keyturn.cli.option.HostOptions;
import dev.keyturn.engine.report.Status;
import dev.keyturn.operations.host.EachHost;
import dev.keyturn.operations.host.HostPing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keyturn ping}: whether each host is reached, what it is, and whether it would let itself be written. Writes nothing. */
@Command(name = "ping", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Connects to each host, reads what Windows it is, and says whether a write would be allowed. Writes nothing.")
public final class PingCommand implements Callable<Integer> {
    @Mixin
    private HostOptions hosts = new HostOptions();

    private final CommandContext context;
    private final EachHost eachHost;

    @Inject
    PingCommand(CommandContext context, EachHost eachHost) {
        this.context = context;
        this.eachHost = eachHost;
    }

    @Override
    public Integer call() throws Exception {
        return LinePerHost.run(context, hosts, eachHost, HostPing::of, PingCommand::line);
    }

    private static LinePerHost.Line line(HostPing host) {
        boolean refused = host.refused().isPresent();
        return new LinePerHost.Line(refused ? Status.FAILED : Status.OK, refused ? "refused" : "ok", host.way() + "; " + host.windows() + "; "
                + host.refused().map(why -> "a write would be refused: " + why).orElse("a write would be allowed"));
    }
}
