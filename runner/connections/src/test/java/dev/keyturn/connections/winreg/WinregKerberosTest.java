package dev.keyturn.connections.winreg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.Kdc;
import dev.keyturn.connections.Smbd;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logons by Kerberos, with a real KDC and a real server that takes its tickets. */
@Timeout(120)
@Needs(RealPart.KERBEROS)
class WinregKerberosTest {
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\KeyturnKerberos");
    private static final String ADMIN = Smbd.ADMIN + "@" + Kdc.REALM;

    @TempDir
    private static Path folder;
    @TempDir
    private static Path registry;
    @AutoClose
    private static Kdc kdc;
    @AutoClose
    private static Smbd smbd;

    @BeforeAll
    static void start() {
        kdc = Kdc.in(folder, Kdc.REALM).user(Smbd.ADMIN, Smbd.PASSWORD);
        smbd = Smbd.in(registry, kdc.forSmbd());
    }

    private static ConnectionRequest request(Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("ansible_host", "localhost", "ansible_user", ADMIN));
        variables.putAll(more);
        return Hosts.request(smbd.port(), variables);
    }

    private static ConnectionRequest withoutPassword(Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(request(more).variables());
        variables.remove("ansible_password");
        return new ConnectionRequest("EX01", Optional.empty(), variables);
    }

    private static String about(WinregPlugin plugin, ConnectionRequest request) throws ConnectionException {
        try (WinregConnection host = plugin.open(request)) {
            assertTrue(host.key(RegistryPath.hklm("SOFTWARE")).isPresent());
            return host.about();
        }
    }

    @Test
    void aPasswordLogsOnAndTheSessionIsEncryptedWithTheKeyOfTheTicket() throws Exception {
        assertEquals("SMB 3.1.1, encrypted, Kerberos", about(Hosts.plugin(), request(Map.of("winreg_encrypt", "required"))));
        assertEquals("SMB 3.1.1, encrypted, Kerberos", about(Hosts.plugin(), request(Map.of("winreg_auth", "kerberos"))));
    }

    @Test
    void aSessionThatIsNotEncryptedIsSignedWithTheKeyOfTheTicket(@TempDir Path other) throws Exception {
        Path keytab = folder.resolve("cifs-localhost.keytab");
        for (String dialect : List.of("SMB2_10", "SMB3_11")) {
            String[] settings = Kdc.forSmbd(keytab, "server smb encrypt = off", "server max protocol = " + dialect);
            try (Smbd signing = Smbd.in(other.resolve(dialect), settings)) {
                String about = about(Hosts.plugin(), request(Map.of("ansible_port", signing.port(), "winreg_auth", "kerberos")));
                assertTrue(about.endsWith(", signed, Kerberos"), about);
            }
        }
    }

    @Test
    void aLowerCaseRealmAndADomainThatIsTheRealmsFirstPartWillDo() throws Exception {
        for (String user : List.of("root@keyturn.test", "KEYTURN\\root", "keyturn.test\\root", "root")) {
            assertEquals("SMB 3.1.1, encrypted, Kerberos",
                    about(Hosts.plugin(), request(Map.of("ansible_user", user, "winreg_auth", "kerberos"))), user);
        }
    }

    @Test
    void anAccountWithoutARealmLogsOnByNtlmUnlessKerberosIsAskedFor() throws Exception {
        assertEquals("SMB 3.1.1, encrypted, NTLM", about(Hosts.plugin(), request(Map.of("ansible_user", "root"))));
        assertEquals("SMB 3.1.1, encrypted, NTLM", about(Hosts.plugin(), request(Map.of("ansible_user", "root", "winreg_auth", "ntlm"))));
    }

    @Test
    void aKeytabNeedsNoPassword() throws Exception {
        kdc.user("daemon", "Unused-4711");
        Path keytab = kdc.keytab("daemon");
        ConnectionRequest request = withoutPassword(Map.of("ansible_user", "daemon@" + Kdc.REALM, "winreg_keytab", keytab.toString()));
        try (WinregConnection host = Hosts.plugin().open(request)) {
            assertEquals("SMB 3.1.1, encrypted, Kerberos", host.about());
        }
    }

    @Test
    void aTicketCacheNeedsNeitherPasswordNorUser() throws Exception {
        Path cache = kdc.kinit(Smbd.ADMIN, Smbd.PASSWORD);
        Map<String, Object> variables = new HashMap<>(withoutPassword(Map.of()).variables());
        WinregPlugin plugin = new WinregPlugin(Map.of("KRB5CCNAME", "FILE:" + cache)::get, List.of());
        assertEquals("SMB 3.1.1, encrypted, Kerberos", about(plugin, new ConnectionRequest("EX01", Optional.empty(), variables)));
        variables.remove("ansible_user");
        assertEquals("SMB 3.1.1, encrypted, Kerberos", about(plugin, new ConnectionRequest("EX01", Optional.empty(), variables)));
    }

    @Test
    void theKdcIsAskedOnceForAnAccountHoweverManyHostsThereAre() throws Exception {
        long before = kdc.count("AS_REQ (") - kdc.count("NEEDED_PREAUTH");
        WinregPlugin plugin = new WinregPlugin(name -> null, List.of());
        ExecutorService workers = Executors.newFixedThreadPool(25);
        List<Future<String>> hosts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            hosts.add(workers.submit(() -> about(plugin, request(Map.of("winreg_auth", "kerberos")))));
        }
        for (Future<String> host : hosts) {
            assertEquals("SMB 3.1.1, encrypted, Kerberos", host.get(100, TimeUnit.SECONDS));
        }
        workers.shutdown();
        assertEquals(before + 1, kdc.count("AS_REQ (") - kdc.count("NEEDED_PREAUTH"));
    }

    @Test
    void whatWasWrittenIsSeenFromOutside() throws Exception {
        try (WinregConnection host = Hosts.plugin().open(request(Map.of("winreg_auth", "kerberos")))) {
            host.apply(new RegistryChanges(host).setValue(KEY, "Enabled", RegistryValue.dword(0xA80)).toList());
        }
        String found = smbd.net("enumerate", "HKLM\\SOFTWARE\\KeyturnKerberos");
        assertTrue(found.contains("Valuename  = Enabled") && found.contains("2688"), found);
    }

    @Test
    void aWrongPasswordIsTriedOnceInAllAndNeverByNtlm() {
        kdc.user("erin", "Right-4711");
        WinregPlugin plugin = Hosts.plugin();
        ConnectionRequest wrong = request(Map.of("ansible_user", "erin@" + Kdc.REALM, "ansible_password", "Wrong-0815"));
        String why = "the KDC refuses the logon of erin@KEYTURN.TEST: the password, or the key in the keytab, is wrong; check 'ansible_password', or"
                + " make the keytab anew (24 KDC_ERR_PREAUTH_FAILED)";
        ConnectionException first = assertThrows(ConnectionException.class, () -> plugin.open(wrong));
        assertEquals(why, first.getMessage());
        for (String way : List.of("auto", "kerberos", "ntlm")) {
            Map<String, Object> again = new HashMap<>(wrong.variables());
            again.put("winreg_auth", way);
            ConnectionRequest other = new ConnectionRequest("EX02", Optional.empty(), again);
            ConnectionException e = assertThrows(ConnectionException.class, () -> plugin.open(other));
            assertEquals("the host EX02 was not tried, so that the account is not locked: " + why, e.getMessage(), way);
        }
        assertTrue(kdc.admin("getprinc erin").contains("Failed password attempts: 1\n"), kdc.admin("getprinc erin"));
        assertFalse(first.toString().contains("Wrong-0815"));
    }
}
