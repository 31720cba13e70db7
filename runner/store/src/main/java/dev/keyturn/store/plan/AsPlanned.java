package dev.keyturn.store.plan;

import dev.keyturn.engine.run.Work;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Target;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.store.plan.Plan.PlannedTask;
import java.util.List;
import java.util.Optional;

/**
 * Does what a task of a plan does on a host, and only that; what is done already is left out.
 *
 * @param task what it does
 */
public record AsPlanned(PlannedTask task) implements Work {
    @Override
    public Outcome plan(Target target) {
        List<RegistryChange> left = task.changes().stream().filter(change -> !done(change, target.registry())).toList();
        String reason = task.changes().isEmpty() ? task.reason() : "all of it is done already";
        return Outcome.of(left, task.restart(), reason.isEmpty() ? "as planned" : reason).withRestart(task.restart());
    }

    private static boolean done(RegistryChange change, RegistryReader registry) {
        if (change instanceof SetValue set) {
            return registry.value(set.path(), set.name()).equals(Optional.of(set.after()));
        } else if (change instanceof DeleteValue delete) {
            return registry.value(delete.path(), delete.name()).isEmpty();
        } else if (change instanceof CreateKey) {
            return registry.exists(change.path());
        }
        return change instanceof DeleteKey && !registry.exists(change.path());
    }
}
