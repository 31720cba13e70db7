package dev.keyturn.windows.guard;

import dev.keyturn.module.GuardContext;
import dev.keyturn.module.HostGuard;
import dev.keyturn.module.Objection;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import java.util.List;

/** Refuses every write to the cluster database, which the cluster's nodes replicate by other ways than the registry. */
public final class ClusterGuard implements HostGuard {
    /** What is wrong with such a write, to follow the key. */
    public static final String REASON = "it belongs to the cluster database, which a write past the cluster service corrupts";

    /** What to do instead. */
    public static final String ADVICE = "Use the FailoverClusters cmdlets on one node, Set-ClusterParameter for example";

    private static final RegistryPath CLUSTER = RegistryPath.hklm("Cluster");

    @Override
    public boolean concerns(RegistryPath path) {
        return isClusters(path);
    }

    /** Whether the key is part of the cluster database. */
    public static boolean isClusters(RegistryPath path) {
        return path.isAtOrBelow(CLUSTER);
    }

    @Override
    public List<Objection> judge(RegistryReader before, RegistryReader after, List<RegistryChange> changes, GuardContext context) {
        return changes.stream().map(RegistryChange::path).filter(ClusterGuard::isClusters).limit(1)
                .map(path -> Objection.refusal(path + " would be written, and " + REASON, ADVICE)).toList();
    }
}
