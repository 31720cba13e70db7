package dev.keyturn.windows.guard;

import dev.keyturn.module.ModuleFailure;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryPath;

/** Keys that must not be written with the registry's own means, and trees that must not be deleted. */
public final class GuardedKeys {
    private GuardedKeys() {
    }

    /** Refuses the cluster database, which the cluster's nodes replicate by other ways than the registry. */
    public static void refuseWrite(RegistryPath key) throws ModuleFailure {
        if (ClusterGuard.isClusters(key)) {
            throw new ModuleFailure(key + " is not written: " + ClusterGuard.REASON + ". " + ClusterGuard.ADVICE);
        }
    }

    /** Refuses to delete a root, or the top of a hive that Windows has loaded below one. */
    public static void refuseDeletion(RegistryPath key) throws ModuleFailure {
        boolean hiveTop = (key.hive() == Hive.HKLM || key.hive() == Hive.HKU) && key.ancestors().isEmpty();
        if (key.isRoot() || hiveTop) {
            throw new ModuleFailure(key + " is not deleted: it is the top of one of Windows' hives. Name a key below it");
        }
    }
}
