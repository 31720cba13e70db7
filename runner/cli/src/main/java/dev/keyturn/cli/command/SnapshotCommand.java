package dev.keyturn.cli.command;

import com.google.inject.Inject;
import dev.keyturn.cli.option.HostOptions;
import dev.keyturn.engine.report.Status;
import dev.keyturn.operations.host.EachHost;
import dev.keyturn.operations.host.HostSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keyturn snapshot}: copies the keys that matter for TLS, or others, of each host into a {@code .reg} file. */
@Command(name = "snapshot", mixinStandardHelpOptions = true, sortOptions = false,
        description = "Copies the TLS-relevant keys of each host into a .reg file: a backup, and a host to rehearse on.",
        footer = {"", "To rehearse on what was taken:  keyturn play PLAYBOOK -i INVENTORY --check -e 'regfile=FOLDER/{{ inventory_hostname }}.reg'"})
public final class SnapshotCommand implements Callable<Integer> {
    @Mixin
    private HostOptions hosts = new HostOptions();

    @Option(names = "--to", paramLabel = "FOLDER", required = true, description = "The folder for the files, made if it is not there.")
    private String to;

    @Option(names = "--keys", paramLabel = "KEY", description = "Take this key with all below it instead; may be repeated.")
    private List<String> keys = new ArrayList<>();

    @Option(names = "--overwrite", description = "Replace files that are there; without it such a host fails.")
    private boolean overwrite;

    private final CommandContext context;
    private final EachHost eachHost;

    @Inject
    SnapshotCommand(CommandContext context, EachHost eachHost) {
        this.context = context;
        this.eachHost = eachHost;
    }

    @Override
    public Integer call() throws Exception {
        HostSnapshot snapshot = new HostSnapshot(context.here().resolve(to), HostSnapshot.keys(keys), overwrite);
        return LinePerHost.run(context, hosts, eachHost, snapshot::take,
                taken -> new LinePerHost.Line(Status.OK, "ok", taken.file() + " (" + taken.values() + " values)"));
    }
}
