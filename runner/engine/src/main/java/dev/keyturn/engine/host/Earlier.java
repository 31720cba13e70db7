package dev.keyturn.engine.host;

import dev.keyturn.module.Restart;
import java.util.Map;
import java.util.Optional;

/**
 * What the run that is resumed did to one host. A task that wrote something then finds it done now, and still counts as one that changed
 * something: else a process that is killed between a write and what hangs on it would leave that undone for good.
 *
 * @param restarts the tasks that wrote, by the titles they had there, each with what has to restart for it and was not marked on the host
 */
public record Earlier(Map<String, Restart> restarts) {
    /** Nothing. */
    public static final Earlier NONE = new Earlier(Map.of());

    public Earlier {
        restarts = Map.copyOf(restarts);
    }

    /** What has to restart for what a task wrote; empty if it wrote nothing. */
    Optional<Restart> by(String task) {
        return Optional.ofNullable(restarts.get(task));
    }
}
