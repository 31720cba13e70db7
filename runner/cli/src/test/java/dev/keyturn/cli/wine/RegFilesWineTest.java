package dev.keyturn.cli.wine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.connections.Wine;
import dev.keyturn.connections.regfile.RegfilePlugin;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.View;
import dev.keyturn.store.runs.RunStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real {@code regedit} that imports a plan's file comes to where Keyturn comes itself, and with the undo file back to where it was. */
@Needs(RealPart.WINE)
class RegFilesWineTest {
    private static final RegistryPath ROOT = RegistryPath.hklm("SOFTWARE\\KeyturnFiles");
    private static final String BEFORE = """
            Windows Registry Editor Version 5.00

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnFiles]
            "changes"=dword:00000007
            "goes"="é \\"x\\""

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnFiles\\old\\deep]
            "list"=hex(7):61,00,00,00,62,00,00,00,00,00

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Wow6432Node\\KeyturnFiles]
            "both"=dword:00000020
            """;
    private static final String TASKS = """
            - registry_key: { path: 'HKLM:\\SOFTWARE\\KeyturnFiles', name: changes, data: text, type: string }
            - registry_key: { path: 'HKLM:\\SOFTWARE\\KeyturnFiles', name: goes, state: absent }
            - registry_key: { path: 'HKLM:\\SOFTWARE\\KeyturnFiles\\old', state: absent, delete_key: true }
            - registry_key: { path: 'HKLM:\\SOFTWARE\\KeyturnFiles\\made\\AES 128/128', name: Enabled, data: 4294967295, type: dword }
            - registry_key: { path: 'HKLM:\\SOFTWARE\\Wow6432Node\\KeyturnFiles', name: both, data: 64, type: dword }
            - registry_key: { path: 'HKLM:\\SOFTWARE\\Wow6432Node\\KeyturnFiles\\made', name: '', data: d, type: string }
            """;

    @TempDir
    private static Path folder;

    @Test
    void regeditComesToTheSameForwardAndBack() throws Exception {
        Fleet fleet = new Fleet(folder, 1);
        fleet.write("h01.reg", BEFORE);
        Files.writeString(folder.resolve("start.reg"), "\uFEFF" + BEFORE, StandardCharsets.UTF_16LE);
        Map<RegistryPath, KeySnapshot> before = all(folder.resolve("h01.reg"));
        told(fleet.tasks(TASKS, "--check", "--out", "plan.json"));
        told(Command.run(folder, "plan", "show", "plan.json", "--reg", "forward"));
        told(Command.run(folder, "apply", "plan.json", "--runs-dir", "runs"));
        Map<RegistryPath, KeySnapshot> after = all(folder.resolve("h01.reg"));
        told(Command.run(folder, "rollback", new RunStore(folder.resolve("runs")).runs().get(0), "--runs-dir", "runs", "--reg", "undo"));
        assertNotEquals(before, after);
        try (Wine wine = Wine.in(folder)) {
            imported(wine, "start.reg");
            imported(wine, "forward/h01.reg");
            assertEquals(after, exported(wine));
            imported(wine, "undo/h01.reg");
            assertEquals(before, exported(wine));
        }
    }

    private static void told(Command command) {
        assertEquals(0, command.code(), command.out() + command.err());
    }

    private static void imported(Wine wine, String file) {
        wine.run("regedit", "/S", Wine.windows(folder.resolve(file).toString()));
    }

    private static Map<RegistryPath, KeySnapshot> exported(Wine wine) throws Exception {
        Map<RegistryPath, KeySnapshot> all = new TreeMap<>();
        for (String key : List.of("HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnFiles", "HKEY_LOCAL_MACHINE\\SOFTWARE\\Wow6432Node\\KeyturnFiles")) {
            Path file = folder.resolve("exported.reg");
            wine.run("regedit", "/E", Wine.windows(file.toString()), key);
            all.putAll(all(file));
        }
        return all;
    }

    private static Map<RegistryPath, KeySnapshot> all(Path file) throws Exception {
        Map<RegistryPath, KeySnapshot> all = new TreeMap<>();
        try (Connection host = new RegfilePlugin().open(new ConnectionRequest("host", Optional.of(file), Map.of()))) {
            gather(host, ROOT, all);
            gather(host, ROOT.in(View.BITS_32), all);
        }
        return all;
    }

    private static void gather(RegistryReader registry, RegistryPath path, Map<RegistryPath, KeySnapshot> into) {
        registry.key(path).ifPresent(key -> {
            into.put(path, key);
            key.subkeys().forEach(name -> gather(registry, path.child(name), into));
        });
    }
}
