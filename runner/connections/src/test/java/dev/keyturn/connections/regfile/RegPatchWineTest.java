package dev.keyturn.connections.regfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.keyturn.connections.Wine;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.Bytes;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real {@code regedit} imports what changes do, and what takes them back, and comes to the same as the changes themselves. */
@Needs(RealPart.WINE)
class RegPatchWineTest {
    private static final RegistryPath ROOT = RegistryPath.hklm("SOFTWARE\\KeyturnPatch");
    private static final List<RegistryPath> ROOTS = List.of(ROOT, ROOT.in(View.BITS_32));

    @TempDir
    private static Path folder;

    @Test
    void importedForwardAndBackARegistryIsAsTheChangesSay() throws Exception {
        OverlayRegistry registry = OverlayRegistry.empty();
        registry.apply(start(registry));
        Map<RegistryPath, KeySnapshot> before = all(registry);
        List<RegistryChange> changes = changes(registry);
        List<RegistryChange> back = RegistryChanges.inverse(changes);
        try (Wine wine = Wine.in(folder)) {
            imported(wine, "start", start(OverlayRegistry.empty()));
            assertEquals(before, exported(wine));
            imported(wine, "forward", changes);
            registry.apply(changes);
            assertEquals(all(registry), exported(wine));
            assertNotEquals(before, exported(wine));
            imported(wine, "back", back);
            assertEquals(before, exported(wine));
        }
    }

    private static List<RegistryChange> start(RegistryReader empty) {
        return new RegistryChanges(empty).setValue(ROOT, "changes", RegistryValue.dword(7)).setValue(ROOT, "goes", RegistryValue.sz("é \"x\" \\"))
                .setValue(ROOT, "", RegistryValue.sz("default")).setValue(ROOT.in(View.BITS_32), "both", RegistryValue.dword(32))
                .setValue(ROOT.child("old").child("deep"), "list", new RegistryValue.MultiSz(List.of("a", "b ä")))
                .setValue(ROOT.child("old"), "bytes", new RegistryValue.Binary(Bytes.of(new byte[300]))).createKey(ROOT.child("stays")).toList();
    }

    private static List<RegistryChange> changes(RegistryReader now) {
        return new RegistryChanges(now).setValue(ROOT, "changes", new RegistryValue.Qword(-2)).deleteValue(ROOT, "goes").deleteValue(ROOT, "")
                .setValue(ROOT, "new \"name\" ü", new RegistryValue.ExpandSz("%SystemRoot%\\x")).deleteTree(ROOT.child("old"))
                .setValue(ROOT.child("made").child("AES 128/128"), "Enabled", RegistryValue.dword(0xFFFFFFFFL))
                .setValue(ROOT.in(View.BITS_32), "both", RegistryValue.dword(64)).createKey(ROOT.in(View.BITS_32).child("made]too")).toList();
    }

    private static void imported(Wine wine, String name, List<RegistryChange> changes) throws Exception {
        Path file = Files.write(folder.resolve(name + ".reg"), RegPatch.encode(List.of("what is done: " + name), changes));
        wine.run("regedit", "/S", Wine.windows(file.toString()));
    }

    private static Map<RegistryPath, KeySnapshot> exported(Wine wine) throws Exception {
        Map<RegistryPath, KeySnapshot> all = new TreeMap<>();
        for (RegistryPath root : ROOTS) {
            Path file = folder.resolve("exported-" + root.view() + ".reg");
            wine.run("regedit", "/E", Wine.windows(file.toString()), RegDocument.spelled(root));
            try (Connection exported = new RegfilePlugin().open(new ConnectionRequest("host", Optional.of(file), Map.of()))) {
                gather(exported, root, all);
            }
        }
        return all;
    }

    private static Map<RegistryPath, KeySnapshot> all(RegistryReader registry) {
        Map<RegistryPath, KeySnapshot> all = new TreeMap<>();
        ROOTS.forEach(root -> gather(registry, root, all));
        return all;
    }

    private static void gather(RegistryReader registry, RegistryPath path, Map<RegistryPath, KeySnapshot> into) {
        registry.key(path).ifPresent(key -> {
            into.put(path, key);
            key.subkeys().forEach(name -> gather(registry, path.child(name), into));
        });
    }
}
