package dev.keyturn.cli.command;

import com.google.inject.Inject;
import dev.keyturn.cli.option.HostOptions;
import dev.keyturn.cli.option.RunsOptions;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.host.EachHost;
import dev.keyturn.operations.host.HostReboots;
import dev.keyturn.operations.host.RebootEntry;
import dev.keyturn.reports.console.Painter;
import dev.keyturn.reports.console.RebootsText;
import dev.keyturn.reports.form.RebootsJson;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keyturn reboots}: which hosts have to restart, why, since when and for which run. Writes nothing. */
@Command(name = "reboots", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says of each host whether it has to restart, why, since when and for which run; and what is in force. Writes nothing.")
public final class RebootsCommand implements Callable<Integer> {
    @Mixin
    private HostOptions hosts = new HostOptions();

    @Mixin
    private RunsOptions runs = new RunsOptions();

    @Option(names = {"-v", "--verbose"}, description = "Show each setting: what is configured, whether it is in force, and what tells so.")
    private boolean verbose;

    @Option(names = "--json", description = "Print the ledger as JSON, and nothing else.")
    private boolean json;

    @Option(names = "--detailed-exitcode", description = "End with 3 if a host has to restart.")
    private boolean detailed;

    private final CommandContext context;
    private final EachHost eachHost;

    @Inject
    RebootsCommand(CommandContext context, EachHost eachHost) {
        this.context = context;
        this.eachHost = eachHost;
    }

    @Override
    public Integer call() throws Exception {
        Terminal terminal = context.terminal();
        HostReboots reboots = new HostReboots(context.store(runs));
        RebootsText text = new RebootsText(new Painter(terminal.colours()), verbose);
        List<RebootEntry> entries = eachHost.each(context.request(hosts), context.operator(hosts), address -> said(reboots.of(address), text),
                (host, status, why) -> said(RebootEntry.lost(host, status, why), text));
        if (json) {
            RebootsJson.write(entries, terminal.out());
        } else {
            text.summary(entries).forEach(terminal::say);
        }
        int code = eachHost.code(entries.stream().map(RebootEntry::status).toList());
        return code == ExitCode.SUCCESS && detailed && entries.stream().anyMatch(RebootEntry::hasToRestart) ? ExitCode.CHANGED : code;
    }

    private RebootEntry said(RebootEntry entry, RebootsText text) {
        if (!json) {
            context.terminal().say(text.host(entry));
        }
        return entry;
    }
}
