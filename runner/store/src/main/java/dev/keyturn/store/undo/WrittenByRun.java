package dev.keyturn.store.undo;

import dev.keyturn.module.Restart;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.store.runs.StoredRun.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run did to one host, all its tasks together: for every value what was there before the first write, and all that the run may have
 * left there. Writes that failed or were cut short count as well, since only the host can tell how far they came.
 */
public final class WrittenByRun {
    private final Map<Value, Traces> values = new LinkedHashMap<>();
    private final Set<RegistryPath> created = new LinkedHashSet<>();
    private final Set<RegistryPath> deleted = new LinkedHashSet<>();
    private final List<String> hidden = new ArrayList<>();
    private Restart restart = Restart.NONE;

    private WrittenByRun() {
    }

    /** A value of a key. Names are compared as Windows does, without case. */
    private record Value(RegistryPath path, String foldedName) {
    }

    /**
     * What a run did to one value.
     *
     * @param path   its key
     * @param name   its name
     * @param before what was there before the run
     * @param ours   all that the run wrote there, the last one last; empty for a value that it deleted
     */
    public record Traces(RegistryPath path, String name, Optional<RegistryValue> before, List<Optional<RegistryValue>> ours) {
        /** What the run left there if it came to its end. */
        public Optional<RegistryValue> after() {
            return ours.get(ours.size() - 1);
        }
    }

    /** Gathers it from a run's journal. The markers of hosts that have to restart are left out: they are no setting. */
    public static WrittenByRun of(StoredRun run, String host) {
        WrittenByRun done = new WrittenByRun();
        run.writes().stream().filter(write -> write.host().equals(host) && !write.marker()).forEach(done::add);
        return done;
    }

    private void add(Write write) {
        if (write.hidden()) {
            hidden.add(write.task());
        }
        write.changes().forEach(this::add);
        if (write.restart().kind().compareTo(restart.kind()) > 0) {
            restart = write.restart();
        }
    }

    private void add(RegistryChange change) {
        if (change instanceof SetValue set) {
            wrote(set.path(), set.name(), set.before(), Optional.of(set.after()));
        } else if (change instanceof DeleteValue delete) {
            wrote(delete.path(), delete.name(), Optional.of(delete.before()), Optional.empty());
        } else if (change instanceof CreateKey create) {
            if (!deleted.remove(create.path())) {
                created.add(create.path());
            }
        } else if (change instanceof DeleteKey delete && !created.remove(delete.path())) {
            deleted.add(delete.path());
        }
    }

    private void wrote(RegistryPath path, String name, Optional<RegistryValue> before, Optional<RegistryValue> after) {
        values.computeIfAbsent(new Value(path, Names.fold(name)), value -> new Traces(path, name, before, new ArrayList<>()))
                .ours().add(after);
    }

    /** The values, in the order in which they were first written. */
    public List<Traces> values() {
        return List.copyOf(values.values());
    }

    /** The keys that the run created, outermost first. */
    public List<RegistryPath> created() {
        return List.copyOf(created);
    }

    /** The keys that the run deleted, outermost first. */
    public List<RegistryPath> deleted() {
        List<RegistryPath> outermostFirst = new ArrayList<>(deleted);
        Collections.reverse(outermostFirst);
        return outermostFirst;
    }

    /** The titles of tasks whose data were not kept, so that nobody can tell what they wrote. */
    public List<String> hidden() {
        return List.copyOf(hidden);
    }

    /** What had to restart for it to be in force, and has to for it to be out of force again. */
    public Restart restart() {
        return restart;
    }

    /** Whether the run wrote nothing here. */
    public boolean nothing() {
        return values.isEmpty() && created.isEmpty() && deleted.isEmpty() && hidden.isEmpty();
    }
}
