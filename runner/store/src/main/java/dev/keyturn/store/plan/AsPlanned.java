package dev.keyturn.store.plan;

import dev.keyturn.engine.host.Work;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Target;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.store.plan.Plan.PlannedTask;
import java.util.List;
import java.util.Optional;

/**
 * Does what a task of a plan does on a host, and only that; what is done already is left out. A plan may write one value several times: where a run
 * that was killed had come further than this task, what it has left there stays.
 *
 * @param task  what it does
 * @param later what the tasks after it do on the same host, in order
 */
public record AsPlanned(PlannedTask task, List<RegistryChange> later) implements Work {
    @Override
    public Outcome plan(Target target) {
        List<RegistryChange> left = task.changes().stream().filter(change -> !done(change, target.registry())).toList();
        String reason = task.changes().isEmpty() ? task.reason() : "all of it is done already";
        return Outcome.of(left, task.restart(), reason.isEmpty() ? "as planned" : reason).withRestart(task.restart());
    }

    private boolean done(RegistryChange change, RegistryReader registry) {
        if (change instanceof SetValue set) {
            Optional<RegistryValue> now = registry.value(set.path(), set.name());
            return now.equals(Optional.of(set.after())) || !now.equals(set.before()) && comes(set.path(), set.name(), now);
        } else if (change instanceof DeleteValue delete) {
            Optional<RegistryValue> now = registry.value(delete.path(), delete.name());
            return now.isEmpty() || !now.equals(Optional.of(delete.before())) && comes(delete.path(), delete.name(), now);
        } else if (change instanceof CreateKey) {
            return registry.exists(change.path());
        }
        return change instanceof DeleteKey && (!registry.exists(change.path()) || madeAnew(change.path(), registry));
    }

    /** Whether a later task leaves a value so. */
    private boolean comes(RegistryPath path, String name, Optional<RegistryValue> data) {
        return later.stream().anyMatch(change -> change instanceof SetValue set && set.path().equals(path) && Names.same(set.name(), name)
                && data.equals(Optional.of(set.after()))
                || data.isEmpty() && change instanceof DeleteValue delete && delete.path().equals(path) && Names.same(delete.name(), name));
    }

    /** Whether a key that this task deletes is the one that a later task makes, which is seen by what only that one writes there. */
    private boolean madeAnew(RegistryPath path, RegistryReader registry) {
        return later.stream().anyMatch(change -> change instanceof CreateKey && change.path().equals(path))
                && later.stream().anyMatch(change -> change instanceof SetValue set && set.path().isAtOrBelow(path)
                && registry.value(set.path(), set.name()).equals(Optional.of(set.after())) && !deletes(set));
    }

    private boolean deletes(SetValue again) {
        return task.changes().stream().anyMatch(change -> change instanceof DeleteValue delete && delete.path().equals(again.path())
                && Names.same(delete.name(), again.name()) && delete.before().equals(again.after()));
    }
}
