package dev.keyturn.engine.report;

import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.SetValue;
import java.util.List;

/** How many changes a reader sees. */
public final class Changes {
    private Changes() {
    }

    /** Values set and removed, keys removed, and keys created for their own sake: one that is created for a value is no change of its own. */
    public static int count(List<RegistryChange> changes) {
        return (int) changes.stream().filter(change -> !(change instanceof CreateKey)
                || changes.stream().noneMatch(c -> c instanceof SetValue && c.path().isAtOrBelow(change.path()))).count();
    }
}
