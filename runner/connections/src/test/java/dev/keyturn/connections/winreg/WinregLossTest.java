package dev.keyturn.connections.winreg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.Samba;
import dev.keyturn.connections.Smbd;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionLostException;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to a host's registry when the connection breaks, wherever it does. */
@Timeout(300)
@Needs(RealPart.SAMBA)
class WinregLossTest {
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\KeyturnLoss\\Sub");
    private static final RegistryValue ONE = RegistryValue.dword(1);
    private static final KeySnapshot WANTED = new KeySnapshot(Map.of("a", ONE, "b", RegistryValue.sz("text"), "c", ONE), List.of());

    @Samba
    private static Smbd smbd;

    private static void write(WinregConnection host) {
        RegistryChanges changes = new RegistryChanges(host);
        WANTED.values().forEach((name, value) -> changes.setValue(KEY, name, value));
        host.apply(changes.toList());
    }

    private static void clean() throws ConnectionException {
        try (WinregConnection host = Hosts.plugin().open(Hosts.request(smbd.port()))) {
            host.apply(new RegistryChanges(host).deleteTree(KEY.parent().orElseThrow()).toList());
        }
    }

    private static Optional<KeySnapshot> found() throws ConnectionException {
        try (WinregConnection host = Hosts.plugin().open(Hosts.request(smbd.port()))) {
            return host.key(KEY);
        }
    }

    @Test
    void aConnectionThatIsCutAtAnyPacketOnceLeavesExactlyWhatWasWanted() throws Exception {
        WinregPlugin plugin = Hosts.plugin();
        int whole;
        try (CuttingProxy proxy = new CuttingProxy(smbd.port(), 0, 0)) {
            run(plugin, proxy);
            whole = proxy.packets();
            clean();
        }
        assertTrue(whole > 30, "a run has " + whole + " packets");
        for (int k = 1; k <= whole; k++) {
            try (CuttingProxy proxy = new CuttingProxy(smbd.port(), 0, k)) {
                run(plugin, proxy);
                assertEquals(Optional.of(WANTED), found(), "cut at packet " + k + " of " + whole);
                clean();
            }
        }
    }

    private static void run(WinregPlugin plugin, CuttingProxy proxy) throws ConnectionException {
        try (WinregConnection host = plugin.open(Hosts.request(proxy.port()))) {
            write(host);
        }
    }

    /** The host may have counted a wrong password by then. */
    @Test
    void aPasswordThatIsNotProvenIsNotSentAgainWhereTheLogonIsBrokenOff() throws Exception {
        int refused = 0;
        for (int k = 1; k <= 12; k++) {
            try (CuttingProxy proxy = new CuttingProxy(smbd.port(), 0, k)) {
                try (WinregConnection host = Hosts.plugin().open(Hosts.request(proxy.port()))) {
                    assertTrue(host.exists(RegistryPath.hklm("SOFTWARE")));
                } catch (ConnectionException e) {
                    refused++;
                    assertEquals("EX01 (127.0.0.1 port " + proxy.port() + ") broke the connection while root logged on; run again, and look at its"
                            + " System event log if it stays so", e.getMessage());
                    assertEquals(1, proxy.connections(), "cut at packet " + k);
                }
            }
        }
        assertTrue(refused >= 2, refused + " of 12 packets belong to the logon");
    }

    /** Wherever the host is lost, what is said of the write is true. */
    @Test
    void aHostThatIsLostDuringAWriteIsSaidToHaveBeenToldItOrNot() throws Exception {
        WinregPlugin plugin = Hosts.plugin();
        plugin.open(Hosts.request(smbd.port())).close();
        Set<String> all = new TreeSet<>();
        // packets that are sent right after each other may arrive as one, so one sweep may step over the moment in between
        for (int sweep = 0; sweep < 5 && all.size() < 3; sweep++) {
            cutEverywhere(plugin, all);
        }
        assertEquals(Set.of("not made", "unknown", "made"), all);
    }

    private static void cutEverywhere(WinregPlugin plugin, Set<String> all) throws Exception {
        boolean made = false;
        for (int k = 1; k <= 60 && !made; k++) {
            String said;
            try (CuttingProxy proxy = CuttingProxy.forGood(smbd.port(), k)) {
                said = saidOfAWrite(plugin, proxy);
            }
            boolean there = smbd.values("HKLM\\SOFTWARE").containsKey("KeyturnLost");
            assertTrue(said.equals("unknown") || there == said.equals("made"), "cut at packet " + k + ": said to be " + said);
            smbd.net("deletevalue", "HKLM\\SOFTWARE", "KeyturnLost");
            all.add(said);
            made = said.equals("made");
        }
    }

    private static String saidOfAWrite(WinregPlugin plugin, CuttingProxy proxy) {
        try (WinregConnection host = plugin.open(Hosts.request(proxy.port()))) {
            host.apply(List.of(new SetValue(RegistryPath.hklm("SOFTWARE"), "KeyturnLost", Optional.empty(), ONE)));
            return "made";
        } catch (ConnectionException | ConnectionLostException e) {
            String unknown = " after it was told to set HKLM:\\SOFTWARE 'KeyturnLost' from absent to dword:0x00000001, and whether it did is"
                    + " unknown: ";
            return e.getMessage().contains(unknown) ? "unknown" : "not made";
        }
    }

    @Test
    void aHostThatIsGoneForGoodIsLostWithASentence() throws IOException, ConnectionException {
        CuttingProxy proxy = new CuttingProxy(smbd.port(), 0, 0);
        try (WinregConnection host = Hosts.plugin().open(Hosts.request(proxy.port()))) {
            assertTrue(host.key(RegistryPath.hklm("SOFTWARE")).isPresent());
            proxy.close();
            proxy.cutAll();
            ConnectionLostException e = assertThrows(ConnectionLostException.class,
                    () -> host.key(RegistryPath.hklm("SYSTEM")));
            assertTrue(e.getMessage().startsWith("lost the connection to EX01 (127.0.0.1 port "), e.getMessage());
            assertTrue(e.getMessage().endsWith("; run again when the host answers"), e.getMessage());
        }
    }
}
