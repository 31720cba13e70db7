package dev.keyturn.store.undo;

import dev.keyturn.engine.host.Work;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Target;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.store.undo.WrittenByRun.Traces;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads back what a run left on a host, and fails with what is something else by now. Writes nothing.
 *
 * @param run  the run's name
 * @param done what it did to the host
 */
public record StillThere(String run, WrittenByRun done) implements Work {
    @Override
    public Outcome plan(Target target) throws ModuleFailure {
        List<String> different = new ArrayList<>();
        for (Traces value : done.values()) {
            Optional<RegistryValue> now = target.registry().value(value.path(), value.name());
            if (!now.equals(value.after())) {
                different.add("  " + value.path() + " '" + value.name() + "': " + text(value.after()) + ", and is now " + text(now)
                        + (now.equals(value.before()) ? ", as before the run" : ""));
            }
        }
        int values = done.values().size();
        String asWritten = values - different.size() + " of " + values + " values are as run " + run + " left them";
        if (!different.isEmpty()) {
            throw new ModuleFailure(asWritten + "; something else, a Group Policy for example, has changed\n" + String.join("\n", different));
        }
        return Outcome.unchanged(asWritten).withValues(Map.of("as_written", (long) values));
    }

    private static String text(Optional<RegistryValue> value) {
        return value.map(Object::toString).orElse("absent");
    }
}
