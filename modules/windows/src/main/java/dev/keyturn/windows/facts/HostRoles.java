package dev.keyturn.windows.facts;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a host does for others, as far as its registry tells. Sources: Microsoft, {@code ProductOptions}; SQL Server, {@code Instance Names}; AD FS,
 * service {@code adfssrv}; failover clustering, service {@code ClusSvc} and {@code HKLM\Cluster}.
 */
public final class HostRoles {
    private static final RegistryPath SERVICES = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Services");
    private static final RegistryPath NTDS = SERVICES.child("NTDS");
    private static final RegistryPath ADFS = SERVICES.child("adfssrv");
    private static final RegistryPath CLUSTER_SERVICE = SERVICES.child("ClusSvc");
    private static final RegistryPath CLUSTER = RegistryPath.hklm("Cluster");
    private static final RegistryPath NODES = CLUSTER.child("Nodes");
    private static final RegistryPath INSTANCES = RegistryPath.hklm("SOFTWARE\\Microsoft\\Microsoft SQL Server\\Instance Names\\SQL");
    private static final long BY_ITSELF = 2;

    private final RegistryReader registry;

    /** The roles of the host that this registry is of. */
    public HostRoles(RegistryReader registry) {
        this.registry = registry;
    }

    /** What they are told from. */
    public static List<Foreseen> needs() {
        return List.of(WindowsProduct.TYPE, Foreseen.values(NTDS, "Start"), Foreseen.values(ADFS), Foreseen.values(CLUSTER_SERVICE, "Start"),
                Foreseen.values(CLUSTER, "ClusterName"), Foreseen.whole(INSTANCES), Foreseen.whole(INSTANCES.in(View.BITS_32)));
    }

    /** Whether it is a domain controller; where the type of product cannot be read, whether the directory service starts by itself. */
    public boolean isDomainController() {
        Optional<String> type = new WindowsProduct(registry).type();
        return type.map("domain_controller"::equals).orElseGet(() -> startsByItself(NTDS));
    }

    /** Whether AD FS is installed. */
    public boolean hasAdFs() {
        return registry.exists(ADFS);
    }

    /** The names of the instances of SQL Server's engine, {@code MSSQLSERVER} for the unnamed one. */
    public List<String> sqlInstances() {
        return List.copyOf(sqlEngines().keySet());
    }

    /** The instances of SQL Server's engine by name, with the id that tells their version, {@code MSSQL15.MSSQLSERVER}; {@code ""} if unreadable. */
    public Map<String, String> sqlEngines() {
        Map<String, String> engines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (View view : List.of(View.BITS_64, View.BITS_32)) {
            registry.key(INSTANCES.in(view)).orElse(KeySnapshot.EMPTY).values()
                    .forEach((name, id) -> engines.putIfAbsent(name, Reading.text(Optional.of(id)).orElse("")));
        }
        engines.remove("");
        return engines;
    }

    /** Whether it belongs to a failover cluster, which a member of an Exchange DAG does as well. */
    public boolean isClusterMember() {
        return registry.exists(CLUSTER) || startsByItself(CLUSTER_SERVICE);
    }

    /** The name of its cluster, which of a DAG is the DAG's; known while the cluster service runs. */
    public Optional<String> clusterName() {
        return Reading.text(registry.value(CLUSTER, "ClusterName"));
    }

    /** What the names of a cluster's nodes are told from. */
    public static List<Foreseen> nodeNeeds() {
        return List.of(Foreseen.whole(NODES));
    }

    /** The names of its cluster's nodes, this host's among them; known while the cluster service runs. */
    public List<String> clusterNodes() {
        List<RegistryPath> nodes = registry.key(NODES).orElse(KeySnapshot.EMPTY).subkeys().stream().map(NODES::child).toList();
        if (!nodes.isEmpty()) {
            registry.foresee(nodes.stream().map(node -> Foreseen.values(node, "NodeName")).toList());
        }
        return nodes.stream().flatMap(node -> Reading.text(registry.value(node, "NodeName")).stream()).sorted().toList();
    }

    private boolean startsByItself(RegistryPath service) {
        return Reading.number(registry.value(service, "Start")).equals(Optional.of(BY_ITSELF));
    }

    /** All of them by name, in the order of the alphabet; those of Exchange are its own. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        if (hasAdFs()) {
            names.add("adfs");
        }
        if (isClusterMember()) {
            names.add("cluster_member");
        }
        if (isDomainController()) {
            names.add("domain_controller");
        }
        if (!sqlInstances().isEmpty()) {
            names.add("sql_server");
        }
        return names;
    }
}
