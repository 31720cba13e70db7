package dev.keyturn.cli;

import com.google.inject.Inject;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.language.inventory.HostPattern;
import dev.keyturn.language.inventory.Inventory;
import dev.keyturn.language.inventory.InventoryLoader;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.language.source.Problems;
import dev.keyturn.store.plan.Plan;
import dev.keyturn.store.runs.RunHeader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ways to the hosts of a run that is kept: by its own inventory, or by another one that is given. */
final class RunHosts {
    private final HostSelection selection;

    @Inject
    RunHosts(HostSelection selection) {
        this.selection = selection;
    }

    /**
     * What was recorded of the way to hosts.
     *
     * @param name        what it is called in messages
     * @param folder      where its user stood
     * @param inventories the inventories, as they were named
     * @param connection  the connection of hosts that name none
     * @param hosts       the hosts
     */
    record Recorded(String name, String folder, List<String> inventories, Optional<String> connection, List<String> hosts) {
        static Recorded of(RunHeader run) {
            return new Recorded("run " + run.run(), run.folder(), run.inventories(), run.connection(), run.hosts());
        }

        static Recorded of(Plan plan) {
            return new Recorded("plan " + plan.id(), plan.folder(), plan.inventories(), plan.connection(),
                    plan.hosts().stream().map(Plan.PlannedHost::host).toList());
        }
    }

    /**
     * The way to each host of the run that {@code --limit} leaves.
     *
     * @throws Refused if none is left, or one of them is not in the inventory any more
     */
    Map<String, Address> addresses(Recorded run, HostOptions options, Problems problems) throws Refused, LoadException, ConnectionException {
        Path folder = Path.of(run.folder());
        List<String> recorded = run.inventories().stream().map(name -> name.contains(",") ? name : folder.resolve(name).toString()).toList();
        options.settleFor(recorded, run.connection());
        Map<String, Address> known = selection.addresses(options, problems);
        Map<String, Address> addresses = new LinkedHashMap<>();
        run.hosts().stream().filter(known::containsKey).filter(host -> options.among().map(left -> left.contains(host)).orElse(true))
                .forEach(host -> addresses.put(host, known.get(host)));
        List<String> gone = run.hosts().stream().filter(host -> !known.containsKey(host)).toList();
        if (addresses.isEmpty() || !gone.isEmpty() && options.limit().isEmpty()) {
            throw new Refused(ExitCode.NOTHING_TO_DO, (addresses.isEmpty() ? "no host of " + run.name() + " is left" : "these hosts of " + run.name()
                    + " are not in the inventory any more: " + gone.stream().collect(Collectors.joining(", ")) + "; give the inventory with -i, or choose with -l")
                    + Optional.of(options.hint()).filter(hint -> addresses.isEmpty()).orElse(""));
        }
        return addresses;
    }

    /**
     * Those of some hosts that {@code --limit} leaves, without any inventory.
     *
     * @throws Refused if none is left
     */
    static List<String> limited(List<String> hosts, HostOptions options, Path workingDirectory) throws Refused, LoadException {
        Problems problems = new Problems();
        Inventory them = InventoryLoader.load(List.of(String.join(",", hosts) + ","), workingDirectory, problems);
        List<String> left = options.limit().map(pattern -> HostPattern.limit(pattern, them, workingDirectory, problems)).orElse(hosts);
        problems.throwIfAny();
        if (left.isEmpty()) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "no host matches --limit '" + options.limit().orElse("") + "'; there are "
                    + String.join(", ", hosts));
        }
        return left;
    }
}
