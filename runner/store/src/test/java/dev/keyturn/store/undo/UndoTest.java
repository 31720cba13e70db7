package dev.keyturn.store.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.journal.Intent;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.module.Target;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.store.runs.RunHeader;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.RunWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back from a run, and what somebody else did since. */
class UndoTest {
    private static final String RUN = "20261125T003000000Z-0a1b2c";
    private static final RegistryPath SOFTWARE = RegistryPath.hklm("SOFTWARE");
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\Demo\\Deep");

    @TempDir
    private Path folder;
    private final OverlayRegistry registry = OverlayRegistry.empty();
    private RunWriter journal;
    private RunStore store;

    @BeforeEach
    void begin() {
        store = new RunStore(folder);
        journal = store.begin(new RunHeader(RUN, "play", Optional.empty(), "ann", "ctl", Optional.empty(), List.of(), Optional.empty(), "/", List.of(),
                List.of(), Optional.empty(), List.of("h1")));
        registry.apply(List.of(new CreateKey(SOFTWARE)));
        byHand(r -> r.setValue(SOFTWARE, "kept", RegistryValue.dword(1)));
    }

    private void byHand(Consumer<RegistryChanges> wishes) {
        RegistryChanges changes = new RegistryChanges(registry);
        wishes.accept(changes);
        registry.apply(changes.toList());
    }

    private void run(Consumer<RegistryChanges> wishes) {
        RegistryChanges changes = new RegistryChanges(registry);
        wishes.accept(changes);
        write(changes.toList(), false);
    }

    private void write(List<RegistryChange> changes, boolean hidden) {
        long intent = journal.intent(new Intent("h1", "task", hidden, false, Restart.reboot("read at start"), changes));
        registry.apply(changes);
        journal.done(intent);
    }

    private WrittenByRun done() {
        journal.close();
        return WrittenByRun.of(store.read(RUN), "h1");
    }

    private Outcome back(boolean force) {
        Outcome outcome = new Undo(RUN, done(), force).plan(new Target("h1", registry));
        registry.apply(outcome.changes());
        return outcome;
    }

    private Optional<RegistryValue> value(RegistryPath path, String name) {
        return registry.value(path, name);
    }

    @Test
    void valuesAndKeysAreAsBefore() {
        run(r -> r.setValue(KEY, "a", RegistryValue.dword(1)).setValue(SOFTWARE, "kept", RegistryValue.dword(2)));
        run(r -> r.setValue(KEY, "a", RegistryValue.dword(3)).deleteValue(SOFTWARE, "kept"));
        Outcome outcome = back(false);
        assertTrue(registry.key(RegistryPath.hklm("SOFTWARE\\Demo")).isEmpty());
        assertEquals(Optional.of(RegistryValue.dword(1)), value(SOFTWARE, "kept"));
        assertEquals(List.of(), outcome.warnings());
        assertEquals(Restart.reboot("what run " + RUN + " changed was rolled back"), outcome.restart());
    }

    @Test
    void aTreeThatTheRunDeletedIsBack() {
        byHand(r -> r.setValue(KEY, "a", RegistryValue.sz("x")).setValue(KEY.child("Leaf"), "b", RegistryValue.dword(7)).createKey(KEY.child("Empty")));
        run(r -> r.deleteTree(RegistryPath.hklm("SOFTWARE\\Demo")));
        back(false);
        assertEquals(Optional.of(RegistryValue.sz("x")), value(KEY, "a"));
        assertEquals(Optional.of(RegistryValue.dword(7)), value(KEY.child("Leaf"), "b"));
        assertTrue(registry.exists(KEY.child("Empty")));
    }

    @Test
    void whatSomebodyElseChangedIsLeftAloneUnlessForced() {
        run(r -> r.setValue(SOFTWARE, "kept", RegistryValue.dword(2)).setValue(SOFTWARE, "new", RegistryValue.dword(2)));
        byHand(r -> r.setValue(SOFTWARE, "kept", RegistryValue.dword(9)));
        WrittenByRun done = done();
        Outcome outcome = new Undo(RUN, done, false).plan(new Target("h1", registry));
        assertEquals(List.of("HKLM:\\SOFTWARE 'kept' is dword:0x00000009, not dword:0x00000002 as the run left it, and is left alone;"
                + " --force HOST restores dword:0x00000001 all the same"), outcome.warnings());
        assertEquals(1, outcome.changes().size());
        assertEquals(1L, outcome.values().get("left_alone"));
        registry.apply(new Undo(RUN, done, true).plan(new Target("h1", registry)).changes());
        assertEquals(Optional.of(RegistryValue.dword(1)), value(SOFTWARE, "kept"));
    }

    @Test
    void whatIsBackAlreadyCountsAsRestored() {
        run(r -> r.setValue(SOFTWARE, "kept", RegistryValue.dword(2)));
        byHand(r -> r.setValue(SOFTWARE, "kept", RegistryValue.dword(1)));
        Outcome outcome = back(false);
        assertEquals(List.of(), outcome.changes());
        assertEquals("1 of 1 values are as they were before run " + RUN, outcome.reason());
    }

    @Test
    void aWriteThatWasCutShortIsUndoneAsFarAsItCame() {
        RegistryChanges changes = new RegistryChanges(registry);
        changes.setValue(SOFTWARE, "one", RegistryValue.dword(1)).setValue(SOFTWARE, "two", RegistryValue.dword(2));
        journal.intent(new Intent("h1", "task", false, false, Restart.NONE, changes.toList()));
        registry.apply(changes.toList().subList(0, 1));
        back(false);
        assertEquals(Optional.empty(), value(SOFTWARE, "one"));
        assertEquals(Optional.empty(), value(SOFTWARE, "two"));
    }

    @Test
    void aKeyThatHoldsSomethingElseByNowStays() {
        run(r -> r.setValue(KEY, "a", RegistryValue.dword(1)));
        byHand(r -> r.setValue(KEY, "theirs", RegistryValue.dword(1)));
        Outcome outcome = back(false);
        assertEquals(Optional.empty(), value(KEY, "a"));
        assertEquals(List.of("the key HKLM:\\SOFTWARE\\Demo\\Deep, which the run created, holds something else by now and stays",
                "the key HKLM:\\SOFTWARE\\Demo, which the run created, holds something else by now and stays"), outcome.warnings());
    }

    @Test
    void hiddenDataAreSaidToBeLeft() {
        write(new RegistryChanges(registry).setValue(SOFTWARE, "secret", RegistryValue.sz("x")).toList(), true);
        assertEquals(List.of("what the task 'task' wrote was not kept, as it says no_log, and is left as it is"), back(false).warnings());
        assertTrue(value(SOFTWARE, "secret").isPresent());
    }

    @Test
    void readingBackSaysWhatIsSomethingElse() throws ModuleFailure {
        run(r -> r.setValue(SOFTWARE, "kept", RegistryValue.dword(2)).setValue(SOFTWARE, "new", RegistryValue.dword(2)));
        WrittenByRun done = done();
        assertEquals("2 of 2 values are as run " + RUN + " left them", new StillThere(RUN, done).plan(new Target("h1", registry)).reason());
        byHand(r -> r.setValue(SOFTWARE, "kept", RegistryValue.dword(1)).deleteValue(SOFTWARE, "new"));
        String message = assertThrows(ModuleFailure.class, () -> new StillThere(RUN, done).plan(new Target("h1", registry))).getMessage();
        assertEquals("0 of 2 values are as run " + RUN + " left them; something else, a Group Policy for example, has changed\n"
                + "  HKLM:\\SOFTWARE 'kept': dword:0x00000002, and is now dword:0x00000001, as before the run\n"
                + "  HKLM:\\SOFTWARE 'new': dword:0x00000002, and is now absent, as before the run", message);
    }
}
