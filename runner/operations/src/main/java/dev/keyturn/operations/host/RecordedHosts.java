package dev.keyturn.operations.host;

import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.Connector.Address;
import dev.keyturn.language.inventory.HostPattern;
import dev.keyturn.language.inventory.Inventory;
import dev.keyturn.language.inventory.InventoryLoader;
import dev.keyturn.language.source.LoadException;
import dev.keyturn.language.source.Problems;
import dev.keyturn.operations.ExitCode;
import dev.keyturn.operations.Refused;
import dev.keyturn.store.plan.Plan;
import dev.keyturn.store.runs.RunHeader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways to the hosts of a run or a plan that is kept: by its own inventory, or by another one that is given. */
public final class RecordedHosts {
    private final HostSelection selection;

    public RecordedHosts(HostSelection selection) {
        this.selection = selection;
    }

    /**
     * What was recorded of the way to hosts.
     *
     * @param name        what it is called in messages
     * @param folder      where its user stood
     * @param playbooks   its playbooks, as they were named
     * @param inventories its inventories, as they were named
     * @param connection  the connection of hosts that name none
     * @param hosts       the hosts
     */
    public record Recorded(String name, Path folder, List<String> playbooks, List<String> inventories, Optional<String> connection, List<String> hosts) {
        /** Of a run. */
        public static Recorded of(RunHeader run) {
            return new Recorded("run " + run.run(), Path.of(run.folder()), run.playbooks(), run.inventories(), run.connection(), run.hosts());
        }

        /** Of a plan. */
        public static Recorded of(Plan plan) {
            return new Recorded("plan " + plan.id(), Path.of(plan.folder()), plan.playbooks(), plan.inventories(), plan.connection(),
                    plan.hosts().stream().map(Plan.PlannedHost::host).toList());
        }

        /** What is asked for, completed by what is recorded: the run's own inventories, and what stands beside its playbooks. */
        public HostRequest complete(HostRequest request) {
            List<String> named = inventories.stream().map(name -> name.contains(",") ? name : folder.resolve(name).toString()).toList();
            HostRequest known = request.otherwise(named, connection);
            return playbooks.isEmpty() ? known : known.beside(folder.resolve(playbooks.get(0)).toAbsolutePath().getParent());
        }
    }

    /**
     * The way to each of the recorded hosts that are asked for.
     *
     * @param request a complete one
     * @throws Refused if none is left, or one of them is not in the inventory any more
     */
    public Map<String, Address> addresses(Recorded recorded, HostRequest request, Operator operator) throws Refused, LoadException, ConnectionException {
        Map<String, Address> known = selection.addresses(request, operator);
        Map<String, Address> addresses = new LinkedHashMap<>();
        recorded.hosts().stream().filter(known::containsKey).filter(host -> request.among().map(left -> left.contains(host)).orElse(true))
                .forEach(host -> addresses.put(host, known.get(host)));
        List<String> gone = recorded.hosts().stream().filter(host -> !known.containsKey(host)).toList();
        if (addresses.isEmpty()) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "no host of " + recorded.name() + " is left" + request.hint());
        } else if (!gone.isEmpty() && request.limit().isEmpty()) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "these hosts of " + recorded.name() + " are not in the inventory any more: "
                    + String.join(", ", gone) + "; give the inventory with -i, or choose with -l");
        }
        return addresses;
    }

    /**
     * Those of some hosts that {@code --limit} leaves, without any inventory.
     *
     * @throws Refused if none is left
     */
    public static List<String> limited(List<String> hosts, Optional<String> limit, Path workingDirectory) throws Refused, LoadException {
        Problems problems = new Problems();
        Inventory them = InventoryLoader.load(List.of(String.join(",", hosts) + ","), workingDirectory, problems);
        List<String> left = limit.map(pattern -> HostPattern.limit(pattern, them, workingDirectory, problems)).orElse(hosts);
        problems.throwIfAny();
        if (left.isEmpty()) {
            throw new Refused(ExitCode.NOTHING_TO_DO, "no host matches --limit '" + limit.orElse("") + "'; there are " + String.join(", ", hosts));
        }
        return left;
    }
}
