package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.connections.regfile.RegfilePlugin;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import dev.keyturn.windows.policy.PolFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file for regedit, or of a policy, becomes a playbook that does the same to any registry, or is refused. */
class ImportCommandTest {
    private static final String HEADER = "Windows Registry Editor Version 5.00\r\n\r\n";
    private static final String SCHANNEL = "SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\";
    private static final String WINHTTP = "Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp";

    @TempDir
    private Path folder;

    private Command imported(String text, String... options) throws IOException {
        Files.writeString(folder.resolve("in.reg"), HEADER + text);
        return Command.run(folder, Stream.concat(Stream.of("import", "in.reg"), Stream.of(options)).toArray(String[]::new));
    }

    private static String key(String path, String... lines) {
        return "[HKEY_LOCAL_MACHINE\\" + path + "]\r\n" + String.join("\r\n", lines) + "\r\n\r\n";
    }

    /** All that a snapshot holds, by view and path. */
    private static Map<String, KeySnapshot> content(Path snapshot) throws Exception {
        try (Connection host = new RegfilePlugin().open(new ConnectionRequest("h", Optional.of(snapshot), Map.of()))) {
            Map<String, KeySnapshot> all = new TreeMap<>();
            for (Hive hive : Hive.values()) {
                for (View view : View.values()) {
                    collect(new RegistryPath(hive, view, ""), view, host, all);
                }
            }
            return all;
        }
    }

    private static void collect(RegistryPath path, View view, RegistryReader host, Map<String, KeySnapshot> all) {
        host.key(path).ifPresent(key -> {
            all.put(path.toString().toLowerCase(java.util.Locale.ROOT), key);
            key.subkeys().forEach(name -> collect(path.child(name).in(view), view, host, all));
        });
    }

    /** Imports a file and runs the playbook on a registry; gives what that holds then. */
    private static Map<String, KeySnapshot> played(Path folder, byte[] file, String registry) throws Exception {
        Files.write(folder.resolve("in.file"), file);
        Command made = Command.run(folder, "import", "in.file", "-o", "made.yml", "--overwrite");
        assertEquals(0, made.code(), made.out() + made.err());
        new Fleet(folder, 1).write("h01.reg", registry);
        Command run = Command.run(folder, "play", "made.yml", "-i", "hosts.yml", "--allow-lockout", "h01", "--gpo", "ignore", "--runs-dir", "runs");
        assertEquals(0, run.code(), () -> read(folder.resolve("made.yml")) + run.out() + run.err());
        Files.deleteIfExists(folder.resolve("h01.reg.volatile"));
        return content(folder.resolve("h01.reg"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void aFileOfRegedit4IsTextInTheCodePageThatIsSaid() throws Exception {
        String text = "REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\X]\r\n\"a\"=\"\u00e9\"\r\n\"b\"=hex(2):e9,00\r\n";
        Files.write(folder.resolve("old.reg"), text.getBytes(StandardCharsets.ISO_8859_1));
        Command western = Command.run(folder, "import", "old.reg");
        assertTrue(western.out().contains("\u00e9") && !western.out().contains("\u0439"), western.out());
        assertTrue(western.err().contains("it was read in the code page 1252, of Western Europe; say --code-page"), western.err());
        Command cyrillic = Command.run(folder, "import", "old.reg", "--code-page", "1251");
        assertEquals(2, cyrillic.out().chars().filter(c -> c == '\u0439').count(), cyrillic.out());
        assertEquals("", cyrillic.err());
        Command unknown = Command.run(folder, "import", "old.reg", "--code-page", "4711");
        assertTrue(unknown.err().startsWith("keyturn: --code-page: there is no code page '4711'; expected a number"), unknown.err());
        assertEquals("", unknown.out());
    }

    @Test
    void whatTheModulesSayBetterTheySayAndTheRestIsSaidKeyByKey() throws IOException {
        String text = key(SCHANNEL + "TLS 1.2\\Client", "\"DisabledByDefault\"=dword:00000000", "\"Enabled\"=dword:00000001")
                + key(SCHANNEL + "TLS 1.2\\Server", "\"DisabledByDefault\"=dword:00000000", "\"Enabled\"=dword:00000001", "\"Other\"=\"x\"")
                + key(SCHANNEL + "TLS 1.0\\Server", "\"Enabled\"=dword:00000000", "\"DisabledByDefault\"=dword:00000001")
                + key(SCHANNEL + "TLS 1.1\\Server", "\"Enabled\"=dword:ffffffff", "\"DisabledByDefault\"=dword:00000000")
                + key("SOFTWARE\\" + WINHTTP, "\"DefaultSecureProtocols\"=dword:00000a80")
                + key("SOFTWARE\\WOW6432Node\\" + WINHTTP, "\"DefaultSecureProtocols\"=dword:00000a80")
                + key("SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319", "\"SystemDefaultTlsVersions\"=dword:00000001", "\"SchUseStrongCrypto\"=dword:00000001")
                + key("SOFTWARE\\Wow6432Node\\Microsoft\\.NETFramework\\v4.0.30319", "\"SchUseStrongCrypto\"=dword:00000001",
                        "\"SystemDefaultTlsVersions\"=dword:00000001")
                + key("-SOFTWARE\\Gone").replace("MACHINE\\-", "MACHINE\\").replace("[HKEY", "[-HKEY")
                + key("SOFTWARE\\WOW6432Node\\Demo", "@=\"it's\"", "\"{{ a }}\"=hex(7):61,00,00,00,62,00,00,00,00,00", "\"old\"=-");
        assertEquals(Files.readString(Path.of("src/test/resources/dev/keyturn/cli/import.yml")), imported(text).out());
        assertEquals(imported(text).out(), imported(text).out(), "the same file gives the same text");
    }

    @Test
    void aPolicyIsImportedAsAFileForRegeditIs() throws Exception {
        byte[] policy = new PolFile().set("SOFTWARE\\Demo", "a", RegistryValue.dword(1)).set("SOFTWARE\\Demo", "**del.b", RegistryValue.sz(" "))
                .set("SOFTWARE\\Demo", "**DeleteKeys", RegistryValue.sz("x;y")).set("SOFTWARE\\Wow6432Node\\Demo", "c", RegistryValue.sz("t"))
                .raw("SOFTWARE\\Empty", "", 0, new byte[0]).bytes();
        Map<String, KeySnapshot> after = played(folder, policy, HEADER + key("SOFTWARE\\Demo", "\"a\"=\"old\"", "\"b\"=\"old\"")
                + key("SOFTWARE\\Demo\\x\\deep") + key("SOFTWARE\\Demo\\z"));
        Files.writeString(folder.resolve("expected.reg"), HEADER + key("SOFTWARE\\Demo", "\"a\"=dword:00000001") + key("SOFTWARE\\Demo\\z")
                + key("SOFTWARE\\WOW6432Node\\Demo", "\"c\"=\"t\"") + key("SOFTWARE\\Empty"));
        assertEquals(content(folder.resolve("expected.reg")), after);
        assertTrue(read(folder.resolve("made.yml")).contains("    # byte 8\n"), read(folder.resolve("made.yml")));
    }

    @Test
    void whatAPlaybookCannotSayIsRefusedWithItsPlaceAndNothingIsWritten() throws IOException {
        Command types = imported(key("SOFTWARE\\Demo", "\"good\"=\"x\"", "\"link\"=hex(6):61,00", "\"short\"=hex(4):01"), "-o", "out.yml");
        assertEquals(4, types.code());
        assertTrue(types.err().contains("in.reg:5: found HKLM:\\SOFTWARE\\Demo, value 'link': data that no task can declare: REG_LINK hex(6):61,00; expected"),
                types.err());
        assertTrue(types.err().contains("in.reg:6: found HKLM:\\SOFTWARE\\Demo, value 'short': data that no task can declare: REG_DWORD hex(4):01"), types.err());
        Command cluster = imported(key("Cluster\\Nodes", "\"x\"=\"y\"") + "[-HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n", "-o", "out.yml");
        assertTrue(cluster.err().contains("in.reg:4: found HKLM:\\Cluster\\Nodes"), cluster.err());
        assertTrue(cluster.err().contains("in.reg:6: found HKLM:\\SOFTWARE: "), cluster.err());
        Command damaged = imported(key("SOFTWARE\\Demo", "\"x\"=dword:zz"), "-o", "out.yml");
        assertEquals(4, damaged.code());
        assertTrue(damaged.err().contains("in.reg:4:11: found "), damaged.err());
        assertFalse(Files.exists(folder.resolve("out.yml")));
        Files.write(folder.resolve("list.pol"), new PolFile().set("K", "a", RegistryValue.dword(1)).set("K", "**delvals.", RegistryValue.sz(" "))
                .set("K", "**soft.s", RegistryValue.sz("x")).bytes());
        Command list = Command.run(folder, "import", "list.pol", "-o", "out.yml");
        assertEquals(4, list.code());
        assertTrue(list.err().contains("list.pol: at byte 40: found '**delvals'") && list.err().contains("found '**soft.s'"), list.err());
        assertEquals(List.of("in.reg", "list.pol"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aPolicyCutAtAnyByteIsRefusedOrIsAShorterPolicy() throws IOException {
        byte[] whole = new PolFile().set("SOFTWARE\\D", "a", RegistryValue.dword(1)).set("SOFTWARE\\D", "b", RegistryValue.sz("t")).bytes();
        int first = new PolFile().set("SOFTWARE\\D", "a", RegistryValue.dword(1)).bytes().length;
        for (int length = 0; length < whole.length; length++) {
            Files.write(folder.resolve("cut.pol"), Arrays.copyOf(whole, length));
            Command cut = Command.run(folder, "import", "cut.pol", "-o", "out.yml");
            boolean whatIsThereIsWhole = length == 8 || length == first;
            assertEquals(whatIsThereIsWhole ? 0 : 4, cut.code(), length + ": " + cut.err());
            assertEquals(whatIsThereIsWhole, Files.deleteIfExists(folder.resolve("out.yml")));
        }
    }

    @Test
    void filesThatAreNotThereOrAreThereAlreadyAreSaid() throws IOException {
        assertEquals("keyturn: there is no file none.reg in " + folder + "\n", Command.run(folder, "import", "none.reg").err());
        assertEquals(1, Command.run(folder, "import", ".").code());
        assertEquals(0, imported(key("SOFTWARE\\Demo"), "-o", "out.yml").code());
        String before = read(folder.resolve("out.yml"));
        Command again = imported(key("SOFTWARE\\Other"), "-o", "out.yml");
        assertEquals(2, again.code());
        assertTrue(again.err().contains("there is already out.yml in " + folder), again.err());
        assertEquals(before, read(folder.resolve("out.yml")));
        assertEquals(0, imported(key("SOFTWARE\\Other"), "-o", "out.yml", "--overwrite").code());
    }

    @Test
    void theSnapshotsOfTheExamplesComeOutAsTheyAre() throws Exception {
        try (Stream<Path> snapshots = Files.list(Command.ROOT.resolve("examples/exchange-fleet/snapshots"))) {
            for (Path snapshot : snapshots.filter(file -> file.toString().endsWith(".reg")).sorted().toList()) {
                String text = text(snapshot);
                String importable = text.replaceAll("(?s)\\[HKEY_LOCAL_MACHINE\\\\Cluster[^\\[]*", "");
                Files.writeString(folder.resolve("expected.reg"), importable);
                assertEquals(content(folder.resolve("expected.reg")), played(folder, importable.getBytes(StandardCharsets.UTF_8), HEADER), snapshot.toString());
                Files.write(folder.resolve("whole.reg"), Files.readAllBytes(snapshot));
                assertEquals(text.equals(importable) ? 0 : 4, Command.run(folder, "import", "whole.reg").code(), "the cluster database is none of ours: " + snapshot);
            }
        }
    }

    private static String text(Path snapshot) throws IOException {
        byte[] bytes = Files.readAllBytes(snapshot);
        boolean wide = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
        return new String(bytes, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    @Provide
    Arbitrary<String> registries() {
        return lines(false);
    }

    @Provide
    Arbitrary<String> files() {
        return lines(true);
    }

    /** Sections of a file, with the keys of the modules among them. */
    private static Arbitrary<String> lines(boolean deletions) {
        Arbitrary<String> keys = Arbitraries.of("SOFTWARE\\A", "SOFTWARE\\a\\B{{x}}", "SOFTWARE\\A\\B{{x}}\\C", "SOFTWARE\\WOW6432Node\\A", "SOFTWARE\\Policies\\P",
                SCHANNEL + "TLS 1.2\\Client", SCHANNEL + "TLS 1.2\\Server", SCHANNEL + "TLS 1.3\\Server", "SOFTWARE\\" + WINHTTP, "SOFTWARE\\WOW6432Node\\" + WINHTTP,
                "SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319", "SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v4.0.30319");
        Arbitrary<String> names = Arbitraries.of("@", "\"v\"", "\"V\"", "\"{{ 1 + 1 }}\"", "\"a'b: #c\"", "\"Enabled\"", "\"DisabledByDefault\"",
                "\"DefaultSecureProtocols\"", "\"SystemDefaultTlsVersions\"", "\"SchUseStrongCrypto\"", "\"umläut €\\\\\\\"\"");
        Arbitrary<String> data = Arbitraries.of("dword:00000000", "dword:00000001", "dword:00000a80", "dword:ffffffff", "\"text\"", "\"\"", "\"{% if %}{# \\\\ \\\" yes\"",
                "\" 0x10 \"", "\"two\\nlines\"", "hex:", "hex:05", "hex:01,02,ff", "hex(0):", "hex(0):00,01", "hex(2):25,00,61,00,25,00,00,00",
                "hex(7):61,00,00,00,7b,00,7b,00,00,00,00,00", "hex(7):00,00", "hex(7):61,00,00,00,00,00,62,00,00,00,00,00", "hex(b):ff,ff,ff,ff,ff,ff,ff,ff",
                "hex(b):01,00,00,00,00,00,00,80", "hex(1):e9,00,22,20,00,00");
        Arbitrary<String> sets = Combinators.combine(names, data).as((name, value) -> name + "=" + value);
        Arbitrary<String> line = deletions ? Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, sets), net.jqwik.api.Tuple.of(1, names.map(name -> name + "=-"))) : sets;
        Arbitrary<String> section = Combinators.combine(keys, line.list().ofMaxSize(4)).as((key, all) -> key(key, all.toArray(String[]::new)));
        Arbitrary<String> gone = Combinators.combine(keys, line.list().ofMaxSize(1)).as((key, all) -> key(key, all.toArray(String[]::new)).replace("[HKEY", "[-HKEY"));
        return (deletions ? Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(6, section), net.jqwik.api.Tuple.of(1, gone)) : section).list().ofMaxSize(7)
                .map(all -> String.join("", all));
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void aPlaybookDoesToAnyRegistryWhatImportingTheFileDoes(@ForAll("registries") String registry, @ForAll("files") String file) throws Exception {
        Path temporary = Files.createTempDirectory("keyturn-import");
        try {
            String base = HEADER + key("SOFTWARE") + key("SYSTEM") + registry;
            Files.writeString(temporary.resolve("expected.reg"), base + file);
            assertEquals(content(temporary.resolve("expected.reg")), played(temporary, (HEADER + file).getBytes(StandardCharsets.UTF_8), base));
        } finally {
            try (Stream<Path> all = Files.walk(temporary)) {
                all.sorted(java.util.Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
            }
        }
    }
}
