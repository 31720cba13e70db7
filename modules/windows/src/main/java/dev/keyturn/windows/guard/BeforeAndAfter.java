package dev.keyturn.windows.guard;

import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import java.util.List;

/**
 * What some changes would lead to.
 *
 * @param before  the registry as it is
 * @param after   the registry as it would be
 * @param changes what makes the difference
 */
record BeforeAndAfter(RegistryReader before, RegistryReader after, List<RegistryChange> changes) {
    /** Whether something of this key itself would be changed. */
    boolean touches(RegistryPath key) {
        return changes.stream().anyMatch(change -> change.path().equals(key));
    }

    /** Whether this key would be deleted, be it created anew afterwards or not. */
    boolean deletes(RegistryPath key) {
        return changes.stream().anyMatch(change -> change instanceof DeleteKey && change.path().equals(key));
    }
}
