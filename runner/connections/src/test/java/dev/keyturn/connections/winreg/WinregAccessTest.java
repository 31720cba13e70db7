package dev.keyturn.connections.winreg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.Samba;
import dev.keyturn.connections.Smbd;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in by a real server, how well the session is protected, and what is seen from outside afterwards. */
@Timeout(120)
@Needs(RealPart.SAMBA)
class WinregAccessTest {
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\KeyturnAccess");
    private static final RegistryPath SOFTWARE = RegistryPath.hklm("SOFTWARE");

    @Samba
    private static Smbd smbd;

    private static WinregConnection open(Map<String, Object> more) throws ConnectionException {
        return Hosts.plugin().open(Hosts.request(smbd.port(), more));
    }

    @Test
    void aHostIsReachedByItsAddressOfIpv6() throws Exception {
        for (String address : List.of("::1", "[::1]", "0:0:0:0:0:0:0:1")) {
            Map<String, Object> six = Map.of("ansible_host", address);
            if (hasIpv6()) {
                try (WinregConnection host = open(six)) {
                    assertTrue(host.exists(SOFTWARE));
                }
            } else {
                String said = assertThrows(ConnectionException.class, () -> open(six)).getMessage();
                assertTrue(said.startsWith("EX01 (" + address.replaceAll("[\\[\\]]", "") + " port "), said);
            }
        }
    }

    private static boolean hasIpv6() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("::1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aWrongPasswordIsTriedOnceForAllHosts() {
        WinregPlugin plugin = Hosts.plugin();
        Map<String, Object> wrong = Map.of("ansible_password", "Wrong-0815");
        ConnectionException first = assertThrows(ConnectionException.class, () -> plugin.open(Hosts.request(smbd.port(), wrong)));
        String why = "EX01 (127.0.0.1 port " + smbd.port() + ") refuses the logon of root: the user name or the password is wrong; check"
                + " 'ansible_user', with its domain as DOMAIN\\user, and 'ansible_password' (0xC000006D STATUS_LOGON_FAILURE)";
        assertEquals(why, first.getMessage());
        ConnectionException second = assertThrows(ConnectionException.class, () -> plugin.open(Hosts.request(smbd.port(), wrong)));
        assertEquals("the host EX01 was not tried, so that the account is not locked: " + why, second.getMessage());
        StringWriter all = new StringWriter();
        first.printStackTrace(new PrintWriter(all));
        assertFalse(all.toString().contains("Wrong-0815"), all.toString());
    }

    @Test
    void theSessionIsSignedAndWhereTheHostCanEncrypted() throws Exception {
        try (WinregConnection host = open(Map.of())) {
            assertEquals("SMB 3.1.1, encrypted, NTLM", host.about());
        }
    }

    @Test
    void aHostWithoutEncryptionIsSignedOrRefused(@TempDir Path other) throws Exception {
        try (Smbd old = Smbd.in(other, "server max protocol = SMB2_10")) {
            try (WinregConnection host = Hosts.plugin().open(Hosts.request(old.port()))) {
                assertEquals("SMB 2.1, signed, NTLM", host.about());
                assertTrue(host.key(SOFTWARE).isPresent());
            }
            ConnectionException e = assertThrows(ConnectionException.class,
                    () -> Hosts.plugin().open(Hosts.request(old.port(), Map.of("winreg_encrypt", "required"))));
            assertEquals("EX01 (127.0.0.1 port " + old.port() + ") cannot encrypt, and 'winreg_encrypt: required' refuses such a host: it speaks"
                    + " SMB 2.1; SMB 3 is needed, with encryption allowed there", e.getMessage());
        }
    }

    @Test
    void anOldDialectIsTakenOnlyWhereItIsAskedFor(@TempDir Path other) throws Exception {
        try (Smbd old = Smbd.in(other, "server max protocol = SMB2_02")) {
            ConnectionException e = assertThrows(ConnectionException.class, () -> Hosts.plugin().open(Hosts.request(old.port())));
            assertTrue(e.getMessage().contains("'winreg_min_dialect: 2.0.2'"), e.getMessage());
            try (WinregConnection host = Hosts.plugin().open(Hosts.request(old.port(), Map.of("winreg_min_dialect", "2.0.2")))) {
                assertEquals("SMB 2.0.2, signed, NTLM", host.about());
            }
        }
    }

    @Test
    void aServerThatDemandsEncryptionGetsIt(@TempDir Path other) throws Exception {
        try (Smbd strict = Smbd.in(other, "server smb encrypt = required")) {
            try (WinregConnection host = Hosts.plugin().open(Hosts.request(strict.port(), Map.of("winreg_encrypt", "required")))) {
                assertTrue(host.key(SOFTWARE).isPresent());
            }
        }
    }

    @Test
    void aHostWhoseRemoteRegistryDoesNotRunIsToldSo(@TempDir Path other) throws Exception {
        try (Smbd without = Smbd.in(other, "rpc start on demand helpers = no")) {
            ConnectionException e = assertThrows(ConnectionException.class, () -> Hosts.plugin().open(Hosts.request(without.port())));
            assertEquals("EX01 (127.0.0.1 port " + without.port() + ") does not open its registry: its Remote Registry service does not run; start it"
                    + " there with 'Set-Service RemoteRegistry -StartupType Manual' and 'Start-Service RemoteRegistry'"
                    + " (0xC0000034 STATUS_OBJECT_NAME_NOT_FOUND)", e.getMessage());
        }
    }

    /** As a Windows does whose service starts when its pipe is knocked at. */
    @Test
    void aRemoteRegistryThatStartsLaterIsWaitedFor(@TempDir Path other) throws Exception {
        Path helper = Stream.of("/usr/libexec/samba", "/usr/lib/samba", "/usr/lib/x86_64-linux-gnu/samba").map(Path::of)
                .map(folder -> folder.resolve("samba-dcerpcd")).filter(Files::exists).findFirst().orElseThrow();
        Timeouts patience = new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(30), 0,
                Duration.ofMillis(20));
        try (Smbd late = Smbd.in(other, "rpc start on demand helpers = no")) {
            CompletableFuture<String> started = CompletableFuture.supplyAsync(() -> late.tool(helper.toString(), "--libexec-rpcds", "-D"),
                    CompletableFuture.delayedExecutor(800, TimeUnit.MILLISECONDS));
            try (WinregConnection host = new WinregPlugin(name -> null, patience).open(Hosts.request(late.port()))) {
                assertTrue(host.exists(SOFTWARE));
            }
            started.join();
        }
    }

    @Test
    void aServerThatWillNotEncryptIsRefusedWhereThatIsRequired(@TempDir Path other) throws Exception {
        try (Smbd plain = Smbd.in(other, "server smb encrypt = off")) {
            try (WinregConnection host = Hosts.plugin().open(Hosts.request(plain.port()))) {
                assertTrue(host.about().startsWith("SMB 3.1.1, signed, "), host.about());
            }
            ConnectionException e = assertThrows(ConnectionException.class,
                    () -> Hosts.plugin().open(Hosts.request(plain.port(), Map.of("winreg_encrypt", "required"))));
            assertEquals("EX01 (127.0.0.1 port " + plain.port() + ") cannot encrypt, and 'winreg_encrypt: required' refuses such a host: it speaks"
                    + " SMB 3.1.1; SMB 3 is needed, with encryption allowed there", e.getMessage());
        }
    }

    @Test
    void aGuestSessionIsRefused(@TempDir Path other) throws Exception {
        try (Smbd open = Smbd.in(other, "map to guest = Bad User")) {
            ConnectionException e = assertThrows(ConnectionException.class,
                    () -> Hosts.plugin().open(Hosts.request(open.port(), Map.of("ansible_user", "nosuchuser"))));
            assertTrue(e.getMessage().startsWith("EX01 (127.0.0.1 port " + open.port() + ") let nosuchuser in as a guest only"), e.getMessage());
        }
    }

    /** Samba takes a view's flag for a right, which this user does not have on any key; Windows would let it read. */
    @Test
    void anUnprivilegedUserIsToldThatTheKeysOwnPermissionsRefuseIt() throws Exception {
        try (WinregConnection host = open(Map.of("ansible_user", Smbd.PLAIN))) {
            assertEquals(List.of("SOFTWARE", "SYSTEM"), List.copyOf(host.key(RegistryPath.hklm("")).orElseThrow().subkeys()));
            String why = " on HKLM:\\SOFTWARE returned 5 ERROR_ACCESS_DENIED: this key's own permissions refuse it to the account;"
                    + " look at them with regedit, Edit, Permissions";
            assertEquals("BaseRegOpenKey" + why, assertThrows(RegistryException.class, () -> host.key(SOFTWARE)).getMessage());
            RegistryException e = assertThrows(RegistryException.class,
                    () -> host.apply(List.of(new SetValue(SOFTWARE, "x", Optional.empty(), RegistryValue.dword(1)))));
            assertEquals("BaseRegOpenKey" + why, e.getMessage());
        }
        assertFalse(smbd.net("enumerate", "HKLM\\SOFTWARE").contains("Valuename  = x"));
    }

    @Test
    void netRpcRegistrySeesFromOutsideWhatWasWritten() throws Exception {
        try (WinregConnection host = open(Map.of())) {
            host.apply(new RegistryChanges(host).setValue(KEY, "Enabled", RegistryValue.dword(0xA80))
                    .setValue(KEY, "Text", RegistryValue.sz("é")).toList());
        }
        assertTrue(smbd.net("getvalue", "HKLM\\SOFTWARE\\KeyturnAccess", "Enabled").matches("(?s).*REG_DWORD.*0xa80.*|(?s).*REG_DWORD.*2688.*"));
        smbd.net("setvalue", "HKLM\\SOFTWARE\\KeyturnAccess", "Enabled", "dword", "7");
        smbd.net("createkey", "HKLM\\SOFTWARE\\KeyturnAccess\\Below");
        try (WinregConnection host = open(Map.of())) {
            assertEquals(Optional.of(RegistryValue.dword(7)), host.value(KEY, "enabled"));
            assertEquals(List.of("Below"), List.copyOf(host.key(KEY).orElseThrow().subkeys()));
            host.apply(new RegistryChanges(host).deleteTree(KEY).toList());
        }
        assertFalse(smbd.net("enumerate", "HKLM\\SOFTWARE").contains("KeyturnAccess"));
    }

    @Test
    void hivesThatARemoteRegistryDoesNotHaveAreNamedWithTheirPlace() throws Exception {
        try (WinregConnection host = open(Map.of())) {
            assertTrue(host.key(RegistryPath.of(Hive.HKU, "")).isPresent());
            for (Map.Entry<Hive, String> each : Map.of(Hive.HKCU, "HKU:\\S-1-5-21", Hive.HKCR, "HKLM:\\SOFTWARE\\Classes",
                    Hive.HKCC, "Hardware Profiles\\Current").entrySet()) {
                RegistryException e = assertThrows(RegistryException.class, () -> host.key(RegistryPath.of(each.getKey(), "Software")));
                assertTrue(e.getMessage().contains(each.getValue()), e.getMessage());
            }
        }
    }

    @Test
    void sambaDoesNotSayWhenAKeyWasWritten() throws Exception {
        try (WinregConnection host = open(Map.of())) {
            assertEquals(Optional.empty(), host.lastWritten(SOFTWARE));
            assertEquals(Optional.empty(), host.bootTime());
        }
    }
}
