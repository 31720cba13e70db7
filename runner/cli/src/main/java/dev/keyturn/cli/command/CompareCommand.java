package dev.keyturn.cli.command;

import com.google.inject.Inject;
import dev.keyturn.cli.option.HostOptions;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.operations.host.Audited;
import dev.keyturn.operations.host.HostAudit;
import dev.keyturn.reports.audit.HostComparison;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keyturn compare}: what TLS settings two hosts do not have in common, and what comes of it. Writes nothing. */
@Command(name = "compare", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Shows which TLS settings two hosts do not have in common, and what comes of it. Writes nothing.")
public final class CompareCommand implements Callable<Integer> {
    @Parameters(paramLabel = "HOST", arity = "2", description = "Two hosts of the inventory.")
    private List<String> names;

    @Mixin
    private HostOptions hosts = new HostOptions();

    @Option(names = "--detailed-exitcode", description = "End with 3 if they differ.")
    private boolean detailed;

    private final CommandContext context;
    private final HostAudit audit;

    @Inject
    CompareCommand(CommandContext context, HostAudit audit) {
        this.context = context;
        this.audit = audit;
    }

    @Override
    public Integer call() throws Exception {
        if (names.get(0).equals(names.get(1))) {
            throw new Refused(ExitCode.FAILED, "both hosts are '" + names.get(0) + "'; give two different ones");
        }
        hosts.limitTo(String.join(",", names), "HOST HOST");
        List<Audited> all = audit.of(context.request(hosts), context.operator(hosts));
        Terminal terminal = context.terminal();
        List<Audited> found = names.stream().flatMap(name -> all.stream().filter(each -> each.host().equals(name))).toList();
        if (all.size() != 2 || found.size() != 2) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "'" + names.get(0) + "' and '" + names.get(1) + "' are " + (all.size() == 1 ? "one host" : all.size() + " hosts")
                    + " of the inventory; expected the names of two hosts, and no groups or patterns");
        }
        all.stream().filter(each -> each.tls().isEmpty()).map(Audited::lostLine).forEach(terminal::say);
        int code = audit.code(all);
        if (code != ExitCode.SUCCESS) {
            return code;
        }
        HostComparison comparison = HostComparison.of(found.get(0), found.get(1));
        comparison.lines().forEach(terminal::say);
        return detailed && !comparison.same() ? ExitCode.CHANGED : code;
    }
}
