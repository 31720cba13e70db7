package dev.keyturn.cli.wine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyturn.cli.Command;
import dev.keyturn.connections.Wine;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The main job on one Windows, from the first look to the restart, with Windows' own {@code reg} looking on. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Needs(RealPart.WINDOWS_JAVA)
class MainJobIT {
    private static final String SCHANNEL = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\";
    private static final String WINHTTP = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp";
    private static final String DOTNET = "HKLM\\SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319";
    private static final String MARKER = "HKLM\\SOFTWARE\\KeyturnRestartPending";

    @TempDir
    private static Path folder;
    @AutoClose
    private static Wine wine;
    private static Program program;
    private static JsonNode predicted;

    @BeforeAll
    static void start() {
        wine = Wine.in(folder);
        program = new Program(wine);
        String windows = wine.run("reg", "query", "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
        windows.lines().filter(l -> l.contains("ProductName") || l.contains("CurrentBuildNumber")).forEach(l -> System.out.println("Wine is:" + l));
    }

    private static JsonNode host(Command run) {
        assertEquals("", run.err());
        assertEquals(0, run.code());
        return run.json().get("hosts").get(0);
    }

    private static String reg(String key, String view) {
        return wine.run("reg", "query", key, "/reg:" + view);
    }

    private static void assertMissing(String key, String view) {
        String found = reg(key, view);
        assertTrue(found.contains("Unable to find the specified registry key"), found);
    }

    @Test
    @Order(1)
    void aCheckRunPredictsAndWritesNothing() {
        predicted = host(program.play("tls12-enable.yml", "--check", "--diff", "--json"));
        assertTrue(predicted.get("changes").size() >= 10, predicted.toString());
        for (String key : new String[] {SCHANNEL + "Client", WINHTTP, DOTNET, MARKER}) {
            assertMissing(key, "64");
        }
        assertMissing(WINHTTP, "32");
    }

    @Test
    @Order(2)
    void theRealRunMakesThoseChangesAndRegFindsThemInBothViews() {
        JsonNode made = host(program.play("tls12-enable.yml", "--json"));
        assertEquals(predicted.get("changes"), made.get("changes"));
        assertEquals(predicted.get("totals"), made.get("totals"));
        assertHolds(SCHANNEL + "Client", "64", "Enabled", "0x1", "DisabledByDefault", "0x0");
        assertHolds(SCHANNEL + "Server", "64", "Enabled", "0x1", "DisabledByDefault", "0x0");
        for (String view : new String[] {"64", "32"}) {
            assertHolds(WINHTTP, view, "DefaultSecureProtocols", "0xa80");
            assertHolds(DOTNET, view, "SystemDefaultTlsVersions", "0x1", "SchUseStrongCrypto", "0x1");
        }
    }

    private static void assertHolds(String key, String view, String... namesAndData) {
        String found = reg(key, view).replaceAll("\\s+", " ");
        for (int i = 0; i < namesAndData.length; i += 2) {
            String wanted = " " + namesAndData[i] + " REG_DWORD " + namesAndData[i + 1] + " ";
            assertTrue(found.contains(wanted), wanted + "in view " + view + " of " + found);
        }
    }

    @Test
    @Order(3)
    void aSecondRunChangesNothingAndSaysThatTheRestartIsPending() {
        Command again = program.play("tls12-enable.yml");
        assertEquals(0, again.code());
        assertTrue(again.out().contains(" changed=0 ") && again.out().contains(" reboot=1 "), again.out());
        assertTrue(again.out().contains("localhost: restart the host, since 20"), again.out());
        assertTrue(again.out().contains("not restarted since): TLS 1.2 was turned on"), again.out());
        String marker = reg(MARKER, "64");
        assertTrue(marker.contains("TLS 1.2 was turned on"), marker);
        assertMissing(MARKER, "32");
    }

    @Test
    @Order(4)
    void theRestartTakesTheMarkerAndLeavesTheValues() {
        wine.restart();
        assertMissing(MARKER, "64");
        Command after = program.play("tls12-enable.yml");
        assertEquals(0, after.code());
        assertTrue(after.out().contains(" changed=0 ") && after.out().contains(" reboot=0 "), after.out());
        assertFalse(after.out().contains("RESTARTS NEEDED"), after.out());
    }

    @Test
    @Order(5)
    void afterTheRestartTheSettingsAreInForce() {
        String checklist = program.play("tls-legacy-disable.yml", "--check").out();
        assertTrue(checklist.contains("[x] the settings are in force"), checklist);
    }

    /** This Windows as a remote one: its own name is all that Wine connects to. */
    @Test
    @Order(6)
    void aHostWithoutAnAccountIsReachedAsTheUserWhoIsLoggedOn() {
        String name = wine.run("cmd", "/c", "echo %COMPUTERNAME%").strip();
        Command ping = program.run("ping", "-i", name + ",");
        assertEquals("", ping.err());
        assertTrue(ping.out().startsWith("ok: [" + name + "] => winreg, as the user who is logged on here; "), ping.out());
        Command there = program.run("play", "playbooks/tls12-enable.yml", "-i", name + ",", "--check");
        assertTrue(there.out().contains(" changed=0 "), there.out());
        Command away = program.run("ping", "-i", "keyturn-nowhere,");
        assertEquals(4, away.code());
        assertTrue(away.out().contains("RegConnectRegistryW returned 53 ERROR_BAD_NETPATH: it is not found, or its port 445 is closed"), away.out());
    }
}
