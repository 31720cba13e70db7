package dev.keyturn.connections.regfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyturn.connections.Wine;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real {@code regedit} takes every form that this reader takes, for what this reader takes it for. */
@Needs(RealPart.WINE)
class RegFormsWineTest {
    private static final String ROOT = "HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnForms";

    @TempDir
    private static Path folder;

    @Test
    void regeditTakesEachFormForTheSame() throws Exception {
        Map<String, Map<String, RegistryValue>> expected = new TreeMap<>();
        Map<String, Map<String, RegistryValue>> found = new TreeMap<>();
        try (Wine wine = Wine.in(folder)) {
            for (int i = 0; i < RegForms.ALL.size(); i++) {
                RegForms.Form form = RegForms.ALL.get(i);
                Path file = folder.resolve("form" + i + ".reg");
                Files.write(file, utf16(form.text().replace(RegForms.KEY, "[" + ROOT + "\\" + i + "]")));
                wine.run("regedit", "/S", Wine.windows(file.toString()));
            }
            Path all = folder.resolve("all.reg");
            wine.run("regedit", "/E", Wine.windows(all.toString()), ROOT);
            try (Connection exported = new RegfilePlugin().open(new ConnectionRequest("host", Optional.of(all), Map.of()))) {
                for (int i = 0; i < RegForms.ALL.size(); i++) {
                    expected.put(RegForms.ALL.get(i).name(), new TreeMap<>(RegForms.ALL.get(i).values()));
                    found.put(RegForms.ALL.get(i).name(), exported.key(RegistryPath.parse(ROOT + "\\" + i))
                            .map(key -> new TreeMap<>(key.values())).orElseGet(TreeMap::new));
                }
            }
        }
        assertEquals(lines(expected), lines(found));
    }

    private static String lines(Map<String, Map<String, RegistryValue>> all) {
        StringBuilder lines = new StringBuilder();
        all.forEach((name, values) -> lines.append(name).append(": ").append(values).append('\n'));
        return lines.toString();
    }

    private static byte[] utf16(String text) {
        return ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
    }
}
