package dev.keyturn.windows;

import dev.keyturn.module.ModuleFailure;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryPath;

/** Keys that must not be written with the registry's own means, and trees that must not be deleted. */
final class GuardedKeys {
    private static final RegistryPath CLUSTER = RegistryPath.hklm("Cluster");

    private GuardedKeys() {
    }

    /** Refuses the cluster database, which the cluster's nodes replicate by other ways than the registry. */
    static void refuseWrite(RegistryPath key) throws ModuleFailure {
        if (key.isAtOrBelow(CLUSTER)) {
            throw new ModuleFailure(key + " is not written: it belongs to the cluster database, which a write past the cluster service corrupts."
                    + " Use the FailoverClusters cmdlets on one node, Set-ClusterParameter for example");
        }
    }

    /** Refuses to delete a root, or the top of a hive that Windows has loaded below one. */
    static void refuseDeletion(RegistryPath key) throws ModuleFailure {
        boolean hiveTop = (key.hive() == Hive.HKLM || key.hive() == Hive.HKU) && key.ancestors().isEmpty();
        if (key.isRoot() || hiveTop) {
            throw new ModuleFailure(key + " is not deleted: it is the top of one of Windows' hives. Name a key below it");
        }
    }
}
