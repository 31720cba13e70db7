package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.cli.report.Painter;
import dev.keyturn.cli.report.RebootEntry;
import dev.keyturn.cli.report.RebootsJson;
import dev.keyturn.cli.report.RebootsText;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.engine.journal.JournalException;
import dev.keyturn.language.source.Problems;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.windows.restart.RestartState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keyturn reboots}: which hosts have to restart, why, since when and for which run. Writes nothing. */
@Command(name = "reboots", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Says of each host whether it has to restart, why, since when and for which run; and what is in force. Writes nothing.")
final class RebootsCommand implements Callable<Integer> {
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

    private final Terminal terminal;
    private final EachHost eachHost;
    private final Map<String, Optional<StoredRun>> known = new ConcurrentHashMap<>();

    @Inject
    RebootsCommand(Terminal terminal, EachHost eachHost) {
        this.terminal = terminal;
        this.eachHost = eachHost;
    }

    @Override
    public Integer call() throws Exception {
        Path here = terminal.workingDirectory();
        RunStore store = runs.store(ProjectFile.find(here, new Problems()), here);
        RebootsText text = new RebootsText(new Painter(terminal.colours()), verbose);
        List<RebootEntry> entries = eachHost.each(hosts, address -> said(look(address, store), text),
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
            terminal.say(text.host(entry));
        }
        return entry;
    }

    private RebootEntry look(Address address, RunStore store) throws ConnectionException {
        try (Connection connection = address.open()) {
            RestartState state = RestartState.of(connection, marker -> run(marker, store).map(run -> written(run, address)).orElse(List.of()));
            return RebootEntry.of(address.request().host(), state, state.marker().flatMap(marker -> run(marker, store)));
        }
    }

    /** The run that left a marker; empty if it is in another run store, or cannot be read. */
    private Optional<StoredRun> run(RestartMarker marker, RunStore store) {
        return known.computeIfAbsent(marker.runId(), id -> {
            try {
                return Optional.of(store.read(id));
            } catch (JournalException e) {
                return Optional.empty();
            }
        });
    }

    /** What a run wrote on the host that is there, by whichever name; what the host refused is not on it. */
    private static List<RegistryChange> written(StoredRun run, Address address) {
        String place = address.place();
        return run.writes().stream().filter(write -> !write.marker() && write.state() != StoredRun.State.FAILED
                && place.equals(run.places().get(write.host()))).flatMap(write -> write.changes().stream()).toList();
    }
}
