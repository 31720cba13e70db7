package dev.keyturn.store.undo;

import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.module.Target;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.store.runs.StoredRun.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The way back from a run for those who cannot look at the host: {@link Undo} from where the run left it, as its journal tells. A key that
 * the run created goes with all that is in it by then; one of which the journal cannot say whether it was the run that created it stays, empty.
 *
 * @param from    what the journal knows of the host as the run left it
 * @param changes the way back, in order
 * @param stays   the keys that stay
 * @param hidden  the titles of tasks whose data were not kept, so that their values stay
 * @param restart what has to restart then
 */
public record BlindUndo(RegistryReader from, List<RegistryChange> changes, List<RegistryPath> stays, List<String> hidden, Restart restart) {
    /** Finds it for one host of a run. */
    public static BlindUndo of(StoredRun run, String host) {
        WrittenByRun done = WrittenByRun.of(run, host);
        RegistryReader from = asLeft(done);
        Outcome back = new Undo(run.header().run(), done, true).plan(new Target(host, from));
        Set<RegistryPath> ours = run.writes().stream().filter(write -> write.host().equals(host) && write.state() == State.DONE)
                .flatMap(write -> write.changes().stream()).filter(CreateKey.class::isInstance).map(RegistryChange::path).collect(Collectors.toSet());
        List<RegistryPath> stays = new ArrayList<>();
        List<RegistryChange> changes = new ArrayList<>();
        for (RegistryChange change : back.changes()) {
            if (change instanceof DeleteKey && ours.stream().noneMatch(change.path()::isAtOrBelow)) {
                stays.add(change.path());
            } else {
                changes.add(change);
            }
        }
        return new BlindUndo(from, changes, stays, done.hidden(), back.restart());
    }

    private static OverlayRegistry asLeft(WrittenByRun done) {
        OverlayRegistry registry = OverlayRegistry.empty();
        RegistryChanges left = new RegistryChanges(registry);
        done.created().forEach(left::createKey);
        done.deleted().stream().flatMap(path -> path.parent().stream()).filter(parent -> isThere(parent, done)).forEach(left::createKey);
        for (WrittenByRun.Traces value : done.values()) {
            if (isThere(value.path(), done)) {
                left.createKey(value.path());
                value.after().ifPresent(after -> left.setValue(value.path(), value.name(), after));
            }
        }
        registry.apply(left.toList());
        return registry;
    }

    private static boolean isThere(RegistryPath path, WrittenByRun done) {
        return !path.isRoot() && done.deleted().stream().noneMatch(path::isAtOrBelow);
    }
}
