package dev.keyturn.store.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyturn.module.Restart;
import dev.keyturn.module.Target;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.store.plan.Plan.PlannedTask;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** However far a run of a plan came before it was killed, the plan brings the host to its end. */
class AsPlannedTest {
    private static final RegistryPath DEMO = RegistryPath.hklm("SOFTWARE\\Demo");
    private static final RegistryPath OLD = RegistryPath.hklm("SOFTWARE\\Old");
    private static final RegistryPath DEEP = OLD.child("Deep");
    private static final RegistryPath NEW = RegistryPath.hklm("SOFTWARE\\New");

    /** Values that are written several times, or written and taken away; keys that are deleted and made anew, or made, deleted and made again. */
    private static final List<Consumer<RegistryChanges>> TASKS = List.of(
            on -> set(on, DEMO, "twice", 1),
            on -> set(on, DEMO, "gone", 2),
            on -> on.deleteTree(OLD),
            on -> {
                set(on, OLD, "same", 1);
                set(on, OLD, "other", 5);
            },
            on -> set(on, DEEP, "x", 3),
            on -> set(on, NEW, "a", 1),
            on -> on.deleteTree(NEW),
            on -> set(on, NEW, "a", 3),
            on -> set(on, DEMO, "TWICE", 9),
            on -> on.deleteValue(DEMO, "gone"));

    private static void set(RegistryChanges on, RegistryPath path, String name, long data) {
        on.setValue(path, name, RegistryValue.dword(data));
    }

    private static OverlayRegistry start() {
        OverlayRegistry start = OverlayRegistry.empty();
        RegistryChanges changes = new RegistryChanges(start);
        set(changes, OLD, "same", 1);
        set(changes, OLD, "other", 2);
        set(changes, DEEP, "x", 3);
        start.apply(changes.toList());
        return start;
    }

    private static List<PlannedTask> tasks(OverlayRegistry from) {
        List<PlannedTask> tasks = new ArrayList<>();
        for (Consumer<RegistryChanges> task : TASKS) {
            RegistryChanges changes = new RegistryChanges(from);
            task.accept(changes);
            from.apply(changes.toList());
            tasks.add(new PlannedTask(changes.toList(), Restart.NONE, ""));
        }
        return tasks;
    }

    /** Does the plan, and tells how many changes each task made. */
    private static List<Integer> carriedOut(List<PlannedTask> tasks, List<RegistryChange> all, OverlayRegistry host) {
        List<Integer> made = new ArrayList<>();
        List<RegistryChange> later = all;
        for (PlannedTask task : tasks) {
            later = later.subList(task.changes().size(), later.size());
            List<RegistryChange> changes = new AsPlanned(task, later).plan(new Target("h1", host)).changes();
            host.apply(changes);
            made.add(changes.size());
        }
        return made;
    }

    @Test
    void fromAnyPointOfItself() {
        OverlayRegistry end = start();
        List<PlannedTask> tasks = tasks(end);
        List<RegistryChange> all = tasks.stream().flatMap(task -> task.changes().stream()).toList();
        for (int done = 0; done <= all.size(); done++) {
            OverlayRegistry host = start();
            host.apply(all.subList(0, done));
            carriedOut(tasks, all, host);
            assertEquals(told(end), told(host), "after " + done + " of " + all.size() + " changes");
        }
    }

    @Test
    void onAHostThatIsAsItWasFoundAllOfItIsDone() {
        List<PlannedTask> tasks = tasks(start());
        List<RegistryChange> all = tasks.stream().flatMap(task -> task.changes().stream()).toList();
        assertEquals(tasks.stream().map(task -> task.changes().size()).toList(), carriedOut(tasks, all, start()));
    }

    private static TreeSet<String> told(RegistryReader registry) {
        TreeSet<String> lines = new TreeSet<>();
        tell(RegistryPath.of(Hive.HKLM, ""), registry, lines);
        return lines;
    }

    private static void tell(RegistryPath path, RegistryReader registry, TreeSet<String> lines) {
        KeySnapshot key = registry.key(path).orElseThrow();
        lines.add(path.toString());
        key.values().forEach((name, value) -> lines.add(path + " " + name.toLowerCase(java.util.Locale.ROOT) + " = " + value));
        key.subkeys().forEach(name -> tell(path.child(name), registry, lines));
    }
}
