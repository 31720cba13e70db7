package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.cli.EachHost.Line;
import dev.keyturn.connections.regfile.RegfileWriter;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector;
import dev.keyturn.engine.report.Status;
import dev.keyturn.engine.snapshot.Snapshot;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.SnapshotKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keyturn snapshot}: copies the keys that matter for TLS, or others, of each host into a {@code .reg} file. */
@Command(name = "snapshot", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Copies the TLS-relevant keys of each host into a .reg file: a backup, and a host to rehearse on.",
        footer = {"", "To rehearse on what was taken:  keyturn play PLAYBOOK -i INVENTORY --check -e 'regfile=FOLDER/{{ inventory_hostname }}.reg'"})
final class SnapshotCommand implements Callable<Integer> {
    @Mixin
    private HostOptions hosts = new HostOptions();

    @Option(names = "--to", paramLabel = "FOLDER", required = true, description = "The folder for the files, made if it is not there.")
    private String to;

    @Option(names = "--keys", paramLabel = "KEY", description = "Take this key with all below it instead; may be repeated.")
    private List<String> keys = new ArrayList<>();

    @Option(names = "--overwrite", description = "Replace files that are there; without it such a host fails.")
    private boolean overwrite;

    private final Terminal terminal;
    private final EachHost eachHost;

    @Inject
    SnapshotCommand(Terminal terminal, EachHost eachHost) {
        this.terminal = terminal;
        this.eachHost = eachHost;
    }

    @Override
    public Integer call() throws Exception {
        Map<RegistryPath, Integer> wanted = wanted();
        Path folder = terminal.workingDirectory().resolve(to);
        return eachHost.run(hosts, address -> take(address, wanted, folder));
    }

    private Map<RegistryPath, Integer> wanted() throws Refused {
        if (keys.isEmpty()) {
            return SnapshotKeys.all();
        }
        Map<RegistryPath, Integer> wanted = new LinkedHashMap<>();
        try {
            keys.forEach(key -> wanted.put(RegistryPath.parse(key), Integer.MAX_VALUE));
            return wanted;
        } catch (IllegalArgumentException e) {
            throw new Refused(ExitCode.UNREACHABLE, e.getMessage());
        }
    }

    private Line take(Connector.Address address, Map<RegistryPath, Integer> wanted, Path folder) throws ConnectionException {
        String host = address.request().host();
        Path file = folder.resolve(HostFileName.of(host) + ".reg");
        if (Files.exists(file) && !overwrite) {
            return Line.failed(host, file + " is there already; say --overwrite, or another folder");
        }
        try (Connection connection = address.open()) {
            List<RegistryChange> changes = Snapshot.take(connection, wanted, !new HostFacts(connection).is32Bit());
            Files.createDirectories(folder);
            RegfileWriter.write(file, changes);
            long values = changes.stream().filter(RegistryChange.SetValue.class::isInstance).count();
            return new Line(Status.OK, "ok: [" + host + "] => " + file + " (" + values + " values)");
        } catch (IOException e) {
            return Line.failed(host, "the folder " + folder + " cannot be made: " + e.getMessage());
        }
    }
}
