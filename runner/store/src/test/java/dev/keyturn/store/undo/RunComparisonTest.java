package dev.keyturn.store.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.journal.Intent;
import dev.keyturn.module.Restart;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.store.runs.RunHeader;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.RunWriter;
import dev.keyturn.store.runs.StoredRun;
import dev.keyturn.store.undo.RunComparison.BothHad;
import dev.keyturn.store.undo.RunComparison.Differing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs are compared by what they left. */
class RunComparisonTest {
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\Demo");
    private static final RegistryValue ONE = RegistryValue.dword(1);
    private static final RegistryValue TWO = RegistryValue.dword(2);

    @TempDir
    private Path folder;

    private StoredRun run(String name, List<String> hosts, RegistryChange... changes) {
        RunStore store = new RunStore(folder);
        try (RunWriter journal = store.begin(new RunHeader(name, "play", Optional.empty(), "ann", "ctl", Optional.empty(), List.of(),
                Optional.empty(), "/", List.of(), List.of(), Optional.empty(), hosts))) {
            journal.done(journal.intent(new Intent("h1", "task", false, false, Restart.NONE, List.of(changes))));
        }
        return store.read(name);
    }

    private static SetValue set(String name, RegistryValue after) {
        return new SetValue(KEY, name, Optional.empty(), after);
    }

    @Test
    void whatWasTouchedByOneRunOnlyOrLeftDifferentlyIsFound() {
        StoredRun first = run("20261125T003000000Z-00000a", List.of("h1", "h2"), set("Same", ONE), set("other", ONE), set("mine", ONE));
        StoredRun second = run("20261125T003000000Z-00000b", List.of("h3", "h1"), set("same", ONE), new DeleteValue(KEY, "other", TWO),
                set("yours", TWO));
        RunComparison compared = RunComparison.of(first, second);
        assertEquals(List.of("h2"), compared.onlyFirst());
        assertEquals(List.of("h3"), compared.onlySecond());
        BothHad both = compared.hosts().get(0);
        assertEquals(1, both.alike(), "names are compared without case");
        assertEquals(List.of(new Differing(KEY, "other", Optional.of(Optional.of(ONE)), Optional.of(Optional.empty())),
                new Differing(KEY, "mine", Optional.of(Optional.of(ONE)), Optional.empty()),
                new Differing(KEY, "yours", Optional.empty(), Optional.of(Optional.of(TWO)))), both.values());
        assertFalse(both.same());
        assertTrue(RunComparison.of(first, first).hosts().stream().allMatch(BothHad::same));
    }
}
