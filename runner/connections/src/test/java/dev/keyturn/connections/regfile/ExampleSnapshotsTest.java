package dev.keyturn.connections.regfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.Wine;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Sz;
import dev.keyturn.registry.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the snapshots of the examples to what a real host's export has in it. */
class ExampleSnapshotsTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("keyturn.root"), "examples");
    private static final Path FLEET = EXAMPLES.resolve("exchange-fleet/snapshots");
    private static final RegistryPath WINDOWS = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
    private static final RegistryPath CONTROL = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control");
    private static final RegistryPath SCHANNEL = CONTROL.child("SecurityProviders\\SCHANNEL");
    private static final RegistryPath NET = RegistryPath.hklm("SOFTWARE\\Microsoft\\.NETFramework");

    @TempDir
    private Path folder;

    static List<Path> snapshots() throws IOException {
        try (Stream<Path> all = Files.walk(EXAMPLES)) {
            return all.filter(p -> p.toString().endsWith(".reg")).sorted().toList();
        }
    }

    @Test
    void theFleetIsLargeEnoughThatItsHostsAreFolded() throws IOException {
        assertTrue(snapshots().stream().filter(p -> p.startsWith(FLEET)).count() > 10);
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void everySnapshotSaysWhatTheHostIs(Path file) throws Exception {
        try (Connection host = open(file)) {
            String build = text(host, WINDOWS, "CurrentBuildNumber");
            assertTrue(Integer.parseInt(build) >= 7600, build);
            assertEquals(build, text(host, WINDOWS, "CurrentBuild"));
            assertTrue(text(host, WINDOWS, "ProductName").startsWith("Windows "));
            assertTrue(List.of("Client", "Server", "Server Core").contains(text(host, WINDOWS, "InstallationType")));
            assertTrue(List.of("WinNT", "ServerNT", "LanmanNT").contains(text(host, CONTROL.child("ProductOptions"), "ProductType")));
            assertEquals(Integer.parseInt(build) >= 10240, host.value(WINDOWS, "CurrentMajorVersionNumber").isPresent());
            String name = file.getFileName().toString().replace(".reg", "");
            assertTrue(name.equalsIgnoreCase(text(host, CONTROL.child("ComputerName\\ComputerName"), "ComputerName")), name);
        }
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void bothViewsAreThereExactlyOnSixtyFourBitHosts(Path file) throws Exception {
        try (Connection host = open(file)) {
            boolean wide = text(host, CONTROL.child("Session Manager\\Environment"), "PROCESSOR_ARCHITECTURE").equals("AMD64");
            for (String framework : List.of("v2.0.50727", "v4.0.30319")) {
                boolean there = host.key(NET.child(framework)).isPresent();
                assertEquals(wide && there, host.key(NET.child(framework).in(View.BITS_32)).isPresent(), framework);
            }
            assertTrue(host.key(NET.child("v4.0.30319")).isPresent());
            assertEquals(wide, RegistryDump.of(host).keySet().stream().anyMatch(p -> p.view() == View.BITS_32));
        }
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void aChangeAndItsInverseLeaveEveryKeyAndValueAndTheEncoding(Path file) throws Exception {
        Path copy = Files.copy(file, folder.resolve("copy.reg"));
        byte[] before = Files.readAllBytes(copy);
        try (Connection host = open(copy)) {
            Map<RegistryPath, KeySnapshot> dump = RegistryDump.of(host);
            RegistryPath marked = SCHANNEL.child("Protocols\\SSL 2.0\\Client");
            var changes = new RegistryChanges(host).setValue(marked, "Enabled", RegistryValue.dword(0)).toList();
            host.apply(changes);
            assertEquals(RegEncoding.of(before), RegEncoding.of(Files.readAllBytes(copy)));
            assertFalse(dump.equals(RegistryDump.of(open(copy))));
            host.apply(RegistryChanges.inverse(changes));
            assertEquals(dump, RegistryDump.of(open(copy)));
        }
        assertArrayEquals(before, Files.readAllBytes(copy));
    }

    @ParameterizedTest
    @MethodSource("snapshots")
    void writingASnapshotAnewGivesTheSameBytes(Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        assertArrayEquals(bytes, RegParser.parse(file.toString(), bytes).encode());
    }

    @ParameterizedTest
    @CsvSource({
        "edge-01, TLS 1.2\\Server, Enabled, \"1\"",
        "ex16-02, TLS 1.2\\Server, Enabled, dword:0x00000001",
        "ex16-02, TLS 1.2\\Server, DisabledByDefault, absent",
        "web16-01, TLS 1.2\\Client, DisabledByDefault, dword:0x00000000"
    })
    void whatTheReadmeSaysIsOddAboutAHostIsSo(String host, String key, String name, String shown) throws Exception {
        try (Connection snapshot = open(FLEET.resolve(host + ".reg"))) {
            Optional<RegistryValue> value = snapshot.value(SCHANNEL.child("Protocols").child(key), name);
            assertEquals(shown, value.map(RegistryValue::toString).orElse("absent"));
        }
    }

    @Needs(RealPart.WINE)
    @Test
    void oneSnapshotOfEachEncodingIsImportedByRegedit() throws Exception {
        try (Wine wine = Wine.in(folder)) {
            for (String host : List.of("pc7-02", "dc-01", "ex16-01")) {
                Path file = FLEET.resolve(host + ".reg");
                wine.run("regedit", "/S", Wine.windows(file.toString()));
                try (Connection snapshot = open(file)) {
                    assertImported(wine, snapshot, SCHANNEL, "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL");
                    assertImported(wine, snapshot, NET, "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\.NETFramework");
                    assertImported(wine, snapshot, CONTROL.child("ComputerName\\ComputerName"),
                            "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName");
                }
            }
            String cluster = wine.run("reg", "query", "HKLM\\SYSTEM\\CurrentControlSet\\Services\\ClusSvc", "/v", "ImagePath");
            assertTrue(cluster.contains("REG_EXPAND_SZ") && cluster.contains("%SystemRoot%\\Cluster\\clussvc.exe -s"), cluster);
        }
    }

    /** Wine's registry has values of its own beside them. */
    private void assertImported(Wine wine, RegistryReader snapshot, RegistryPath key, String name) throws Exception {
        Path exported = folder.resolve("exported.reg");
        Files.deleteIfExists(exported);
        wine.run("regedit", "/E", Wine.windows(exported.toString()), name);
        try (Connection after = open(exported)) {
            assertHolds(after, snapshot, key);
        }
    }

    private static void assertHolds(RegistryReader after, RegistryReader snapshot, RegistryPath path) {
        KeySnapshot expected = snapshot.key(path).orElseThrow();
        expected.values().forEach((name, value) -> assertEquals(Optional.of(value), after.value(path, name), path + " " + name));
        expected.subkeys().forEach(name -> assertHolds(after, snapshot, path.child(name)));
        assertTrue(after.key(path).isPresent(), path.toString());
    }

    private static String text(RegistryReader host, RegistryPath path, String name) {
        return ((Sz) host.value(path, name).orElseThrow(() -> new AssertionError(path + " has no " + name))).text();
    }

    private static Connection open(Path file) throws ConnectionException {
        return new RegfilePlugin().open(new ConnectionRequest("host", Optional.of(file.toAbsolutePath()), Map.of()));
    }
}
