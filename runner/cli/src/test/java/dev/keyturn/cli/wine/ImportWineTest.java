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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real {@code regedit} that imports a file comes to where the playbook comes that was made of it. */
@Needs(RealPart.WINE)
class ImportWineTest {
    private static final String ROOT = "HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnImport";
    private static final String BEFORE = """
            Windows Registry Editor Version 5.00

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnImport]
            "changes"=dword:00000007
            "goes"="x"

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnImport\\old\\deep]
            "list"=hex(7):61,00,00,00,62,00,00,00,00,00

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnImport\\again]
            "before"="x"
            """;
    /** Where it is easy to be wrong: below a deleted key, keys that are only named, a value said twice, a key deleted and made again. */
    private static final String FILE = """
            Windows Registry Editor Version 5.00

            ; a comment
            [HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnImport]
            "changes"="text {{ 1 }}"
            "goes"=-
            "twice"=dword:00000001
            "never"=-
            @="default 'value'"
            "TWICE"=hex(b):ff,ff,ff,ff,ff,ff,ff,ff

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnImport\\onlydeletes]
            "nothing"=-

            [-HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnImport\\old]
            "below a deleted key"="x"

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnImport\\again]
            "first"="x"

            [-HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnImport\\again]

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnImport\\again]
            "then"=hex:

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnImport\\named\\AES 128/128]
            """;

    @TempDir
    private static Path folder;

    @Test
    void regeditAndThePlaybookComeToTheSame() throws Exception {
        Fleet fleet = new Fleet(folder, 1).write("h01.reg", BEFORE);
        Path start = Files.writeString(folder.resolve("start.reg"), "\uFEFF" + BEFORE, StandardCharsets.UTF_16LE);
        Path file = Files.writeString(folder.resolve("file.reg"), "\uFEFF" + FILE, StandardCharsets.UTF_16LE);
        Map<RegistryPath, KeySnapshot> before = all(folder.resolve("h01.reg"));
        Command made = Command.run(folder, "import", "file.reg", "-o", "made.yml");
        assertEquals(0, made.code(), made.err());
        Command run = fleet.play(Files.readString(folder.resolve("made.yml")), "--runs-dir", "runs");
        assertEquals(0, run.code(), run.out() + run.err());
        try (Wine wine = Wine.in(folder)) {
            wine.run("regedit", "/S", Wine.windows(start.toString()));
            wine.run("regedit", "/S", Wine.windows(file.toString()));
            Path exported = folder.resolve("exported.reg");
            wine.run("regedit", "/E", Wine.windows(exported.toString()), ROOT);
            assertEquals(all(exported), all(folder.resolve("h01.reg")));
            assertNotEquals(before, all(exported));
        }
    }

    private static Map<RegistryPath, KeySnapshot> all(Path snapshot) throws Exception {
        Map<RegistryPath, KeySnapshot> all = new TreeMap<>();
        try (Connection host = new RegfilePlugin().open(new ConnectionRequest("h", Optional.of(snapshot), Map.of()))) {
            gather(host, RegistryPath.parse(ROOT), all);
        }
        return all;
    }

    private static void gather(RegistryReader registry, RegistryPath path, Map<RegistryPath, KeySnapshot> all) {
        registry.key(path).ifPresent(key -> {
            all.put(path, key);
            key.subkeys().forEach(name -> gather(registry, path.child(name), all));
        });
    }
}
