package dev.keyturn.store.undo;

import dev.keyturn.engine.host.Work;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.module.Target;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.store.undo.WrittenByRun.Traces;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings a host back to where it was before a run, three ways: a value that is as it was before is left as it is, one that is as the run left
 * it is restored, and one that is neither belongs to somebody else, and is left alone and reported. Keys that the run created go when
 * nothing is in them any more.
 *
 * @param run   the run's name
 * @param done  what it did to the host
 * @param force whether to restore what somebody else has changed since
 */
public record Undo(String run, WrittenByRun done, boolean force) implements Work {
    @Override
    public Outcome plan(Target target) {
        RegistryChanges changes = new RegistryChanges(target.registry());
        List<String> warnings = new ArrayList<>();
        done.hidden().forEach(task -> warnings.add("what the task '" + task + "' wrote was not kept, as it says no_log, and is left as it is"));
        done.deleted().forEach(changes::createKey);
        int restored = 0;
        List<Traces> latestFirst = new ArrayList<>(done.values());
        Collections.reverse(latestFirst);
        for (Traces value : latestFirst) {
            restored += restore(value, changes, warnings) ? 1 : 0;
        }
        removeEmpty(changes, warnings);
        String reason = restored + " of " + done.values().size() + " values are as they were before run " + run;
        Outcome outcome = Outcome.of(changes.toList(), restart(), reason).withWarnings(warnings);
        return outcome.withValues(Map.of("restored", (long) restored, "left_alone", (long) done.values().size() - restored));
    }

    private Restart restart() {
        return done.restart().kind() == Restart.Kind.NONE ? Restart.NONE
                : new Restart(done.restart().kind(), "what run " + run + " changed was rolled back");
    }

    private boolean restore(Traces value, RegistryChanges changes, List<String> warnings) {
        Optional<RegistryValue> now = changes.registry().value(value.path(), value.name());
        if (now.equals(value.before())) {
            return true;
        }
        boolean ours = value.ours().contains(now);
        if (!ours && !force) {
            warnings.add(value.path() + " '" + value.name() + "' is " + text(now) + ", not " + text(value.after()) + " as the run left it, and is left"
                    + " alone; --force HOST restores " + text(value.before()) + " all the same");
            return false;
        }
        value.before().ifPresentOrElse(before -> changes.setValue(value.path(), value.name(), before),
                () -> changes.deleteValue(value.path(), value.name()));
        return true;
    }

    private void removeEmpty(RegistryChanges changes, List<String> warnings) {
        List<RegistryPath> innermostFirst = new ArrayList<>(done.created());
        Collections.reverse(innermostFirst);
        for (RegistryPath path : innermostFirst) {
            Optional<KeySnapshot> key = changes.registry().key(path);
            if (key.isPresent() && key.get().values().isEmpty() && key.get().subkeys().isEmpty()) {
                changes.deleteTree(path);
            } else if (key.isPresent()) {
                warnings.add("the key " + path + ", which the run created, holds something else by now and stays");
            }
        }
    }

    private static String text(Optional<RegistryValue> value) {
        return value.map(Object::toString).orElse("absent");
    }
}
