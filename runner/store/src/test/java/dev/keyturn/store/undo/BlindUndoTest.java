package dev.keyturn.store.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.journal.Intent;
import dev.keyturn.module.Restart;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.store.runs.RunHeader;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.RunWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way back from a run by its journal alone leads to where the host was. */
class BlindUndoTest {
    private static final String RUN = "20261125T003000000Z-0a1b2c";
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\Demo");

    @TempDir
    private Path folder;
    private final OverlayRegistry host = OverlayRegistry.empty();
    private RunStore store;
    private RunWriter journal;

    @BeforeEach
    void begin() {
        store = new RunStore(folder);
        journal = store.begin(new RunHeader(RUN, "play", Optional.empty(), "ann", "ctl", Optional.empty(), List.of(), Optional.empty(), "/",
                List.of(), List.of(), Optional.empty(), List.of("h1")));
        RegistryChanges start = new RegistryChanges(host).setValue(KEY, "kept", RegistryValue.dword(1))
                .setValue(KEY.child("old").child("deep"), "x", RegistryValue.sz("y")).setValue(KEY.child("old"), "", RegistryValue.sz("z"));
        host.apply(start.toList());
    }

    private long intend(Consumer<RegistryChanges> wishes) {
        RegistryChanges changes = new RegistryChanges(host);
        wishes.accept(changes);
        long intent = journal.intent(new Intent("h1", "task", false, false, Restart.reboot("read at start"), changes.toList()));
        host.apply(changes.toList());
        return intent;
    }

    private void run(Consumer<RegistryChanges> wishes) {
        journal.done(intend(wishes));
    }

    private BlindUndo back() {
        journal.close();
        return BlindUndo.of(store.read(RUN), "h1");
    }

    private static Map<RegistryPath, KeySnapshot> all(RegistryReader registry, RegistryPath path, Map<RegistryPath, KeySnapshot> into) {
        registry.key(path).ifPresent(key -> {
            into.put(path, key);
            key.subkeys().forEach(name -> all(registry, path.child(name), into));
        });
        return into;
    }

    private Map<RegistryPath, KeySnapshot> all() {
        return all(host, RegistryPath.hklm("SOFTWARE"), new TreeMap<>());
    }

    @Test
    void everyKindOfChangeIsTakenBack() {
        Map<RegistryPath, KeySnapshot> before = all();
        run(r -> r.setValue(KEY, "kept", RegistryValue.dword(2)).setValue(KEY.child("new").child("deep"), "a", RegistryValue.dword(1)));
        run(r -> r.setValue(KEY, "kept", RegistryValue.dword(3)).deleteTree(KEY.child("old")));
        run(r -> r.createKey(KEY.child("passing")));
        run(r -> r.deleteTree(KEY.child("passing")));
        BlindUndo back = back();
        host.apply(back.changes());
        assertEquals(before, all());
        assertEquals(List.of(), back.stays());
        assertEquals(Restart.Kind.REBOOT, back.restart().kind());
    }

    @Test
    void aKeyThatMayBeSomebodyElsesStays() {
        run(r -> r.createKey(KEY.child("ours")));
        intend(r -> r.setValue(KEY.child("theirs"), "a", RegistryValue.dword(1))
                .setValue(KEY.child("ours").child("deep"), "a", RegistryValue.dword(1)));
        BlindUndo back = back();
        assertEquals(List.of(KEY.child("theirs")), back.stays());
        List<RegistryPath> removed = back.changes().stream().filter(DeleteKey.class::isInstance).map(RegistryChange::path).toList();
        assertEquals(List.of(KEY.child("ours").child("deep"), KEY.child("ours")), removed);
        host.apply(back.changes());
        assertTrue(host.key(KEY.child("theirs")).orElseThrow().values().isEmpty());
    }

    @Test
    void whatTheJournalKnowsIsWhatTheRunLeft() {
        run(r -> r.setValue(KEY, "kept", RegistryValue.dword(2)).deleteTree(KEY.child("old")));
        RegistryReader left = back().from();
        assertEquals(Optional.of(RegistryValue.dword(2)), left.value(KEY, "kept"));
        assertTrue(left.key(KEY.child("old")).isEmpty());
    }

    @Test
    void onAHostThatWasNotWrittenThereIsNothingToDo() {
        journal.close();
        assertEquals(List.of(), BlindUndo.of(store.read(RUN), "h1").changes());
    }
}
