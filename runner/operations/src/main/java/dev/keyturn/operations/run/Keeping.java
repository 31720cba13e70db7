package dev.keyturn.operations.run;

import dev.keyturn.store.runs.RunStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a run is kept.
 *
 * @param store   where
 * @param command the command line, secrets masked
 * @param change  the number of the change that it belongs to
 * @param resumes the run that it finishes
 * @param shown   how its user wants to see it, as data, so that a resume is seen the same way
 */
public record Keeping(RunStore store, List<String> command, Optional<String> change, Optional<String> resumes, Map<String, Object> shown) {
    public Keeping {
        command = List.copyOf(command);
        shown = Map.copyOf(shown);
    }
}
