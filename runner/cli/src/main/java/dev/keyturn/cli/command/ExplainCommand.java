package dev.keyturn.cli.command;

import com.google.inject.Inject;
import dev.keyturn.cli.option.HostOptions;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.module.Nearest;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.host.Audited;
import dev.keyturn.operations.host.HostAudit;
import dev.keyturn.windows.tables.Protocol;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keyturn explain}: why a protocol is on or off on a host, step by step. Writes nothing. */
@Command(name = "explain", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says in sentences why a protocol is on or off on a host: value, default, WinHTTP, .NET, Schannel. Writes nothing.")
public final class ExplainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "HOST", description = "The host, or a pattern for several.")
    private String host;

    @Parameters(paramLabel = "PROTOCOL", description = "The protocol, as in \"TLS 1.2\".")
    private String protocol;

    @Mixin
    private HostOptions hosts = new HostOptions();

    private final CommandContext context;
    private final HostAudit audit;

    @Inject
    ExplainCommand(CommandContext context, HostAudit audit) {
        this.context = context;
        this.audit = audit;
    }

    @Override
    public Integer call() throws Exception {
        Terminal terminal = context.terminal();
        Protocol asked = protocol();
        hosts.limitTo(host, "HOST");
        List<Audited> all = audit.of(context.request(hosts), context.operator(hosts));
        for (Audited each : all) {
            if (each.tls().isEmpty()) {
                terminal.say(each.lostLine());
            } else {
                terminal.say(each.host() + ": " + each.tls().get().what());
                each.tls().get().explain(asked).forEach(sentence -> terminal.say("  " + sentence));
            }
        }
        return audit.code(all);
    }

    /** The protocol by its name, whatever its case, with or without the blank in it. */
    private Protocol protocol() throws Refused {
        String wanted = protocol.replace(" ", "");
        return Arrays.stream(Protocol.values()).filter(each -> each.label().replace(" ", "").equalsIgnoreCase(wanted)).findFirst().orElseThrow(() -> {
            List<String> known = Arrays.stream(Protocol.values()).map(Protocol::label).toList();
            return new Refused(ExitCode.FAILED, "there is no protocol '" + protocol + "'; expected one of " + String.join(", ", known)
                    + Nearest.hint(protocol, known));
        });
    }
}
