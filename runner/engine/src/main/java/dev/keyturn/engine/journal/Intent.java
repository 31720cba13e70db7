package dev.keyturn.engine.journal;

import dev.keyturn.module.Restart;
import dev.keyturn.registry.RegistryChange;
import java.util.List;

/**
 * Changes that are about to be made on a host.
 *
 * @param host    its name in the inventory
 * @param task    the title of the task that makes them
 * @param hidden  whether the task says {@code no_log}, so that no data may be kept
 * @param marker  whether they only mark the host as one that has to restart, so that they are nothing to undo
 * @param restart what has to restart for them to be in force
 * @param changes each with what it replaces, in order
 */
public record Intent(String host, String task, boolean hidden, boolean marker, Restart restart, List<RegistryChange> changes) {
    public Intent {
        changes = List.copyOf(changes);
    }
}
