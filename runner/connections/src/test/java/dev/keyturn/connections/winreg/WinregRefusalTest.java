package dev.keyturn.connections.winreg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.Samba;
import dev.keyturn.connections.Smbd;
import dev.keyturn.connections.winreg.rrp.RrpException;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user reads when a real server refuses the account, the registry, or a key. */
@Timeout(120)
@Needs(RealPart.SAMBA)
class WinregRefusalTest {
    private static final String ALL_MAY_READ = "O:BAG:SYD:(A;;0x20319;;;WD)";
    private static final String ALL_MAY_WRITE = "O:BAG:SYD:(A;;0xf033f;;;WD)";
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\KeyturnRefusal");

    @Samba
    private static Smbd smbd;

    private static WinregConnection open(Map<String, Object> more) throws ConnectionException {
        return Hosts.plugin().open(Hosts.request(smbd.port(), more));
    }

    private static WinregConnection plain() throws ConnectionException {
        return open(Map.of("ansible_user", Smbd.PLAIN));
    }

    private static String where() {
        return "EX01 (127.0.0.1 port " + smbd.port() + ")";
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(List.of("pdbedit", "-r", "-u", "daemon", "-c", "[D]"), List.of("pdbedit", "-r", "-u", "daemon", "-c", "[]"),
                        "the account is disabled; enable it with Enable-ADAccount", "0xC0000072 STATUS_ACCOUNT_DISABLED"),
                Arguments.of(List.of("pdbedit", "-r", "-u", "daemon", "-c", "[L]"), List.of("pdbedit", "-r", "-u", "daemon", "-c", "[]"),
                        "the account is locked; unlock it with Unlock-ADAccount", "0xC0000234 STATUS_ACCOUNT_LOCKED_OUT"),
                Arguments.of(List.of("pdbedit", "-r", "-u", "daemon", "-K", "1000000"), List.of("pdbedit", "-r", "-u", "daemon", "-K", "0"),
                        "the account has expired; give it a later end", "0xC0000193 STATUS_ACCOUNT_EXPIRED"),
                Arguments.of(List.of("net", "sam", "set", "workstations", "daemon", "OTHER"),
                        List.of("net", "sam", "set", "workstations", "daemon", ""),
                        "the account may not log on from this machine; add this machine to", "0xC0000070 STATUS_INVALID_WORKSTATION"),
                Arguments.of(List.of("pdbedit", "-P", "maximum password age", "-C", "1"),
                        List.of("pdbedit", "-P", "maximum password age", "-C", "-1"),
                        "the password has expired; set a new one", "0xC0000071 STATUS_PASSWORD_EXPIRED"),
                Arguments.of(List.of("net", "sam", "set", "pwdmustchangenow", "daemon", "yes"),
                        List.of("net", "sam", "set", "pwdmustchangenow", "daemon", "no"),
                        "the password must be changed before the first logon; log on with it once", "0xC0000224 STATUS_PASSWORD_MUST_CHANGE"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void anAccountThatMayNotLogOnIsRefusedWithTheReasonAndStopsItsOtherHosts(List<String> make, List<String> undo, String reason, String status)
            throws Exception {
        smbd.tool(make.toArray(String[]::new));
        WinregPlugin plugin = Hosts.plugin();
        try {
            // the password has to be older than the longest age that can be set, which is a second
            Thread.sleep(make.contains("maximum password age") ? 1500 : 0);
            String message = assertThrows(LogonRefusedException.class,
                    () -> plugin.open(Hosts.request(smbd.port(), Map.of("ansible_user", Smbd.PLAIN)))).getMessage();
            assertTrue(message.startsWith(where() + " refuses the logon of daemon: " + reason), message);
            assertTrue(message.endsWith(" (" + status + ")"), message);
        } finally {
            smbd.tool(undo.toArray(String[]::new));
        }
        ConnectionException other = assertThrows(ConnectionException.class,
                () -> plugin.open(Hosts.request(smbd.port(), Map.of("ansible_user", Smbd.PLAIN))));
        assertTrue(other.getMessage().startsWith("the host EX01 was not tried, so that the account is not locked: "), other.getMessage());
        plain().close();
    }

    @Test
    void aWrongPasswordForManyHostsDoesNotLockTheAccount() throws Exception {
        smbd.tool("pdbedit", "-P", "bad lockout attempt", "-C", "2");
        try {
            WinregPlugin plugin = Hosts.plugin();
            for (int i = 0; i < 10; i++) {
                assertThrows(ConnectionException.class,
                        () -> plugin.open(Hosts.request(smbd.port(), Map.of("ansible_user", Smbd.PLAIN, "ansible_password", "wrong"))));
            }
            plain().close();
            for (int i = 0; i < 2; i++) {
                assertThrows(LogonRefusedException.class, () -> open(Map.of("ansible_user", Smbd.PLAIN, "ansible_password", "wrong")));
            }
            String locked = assertThrows(LogonRefusedException.class, WinregRefusalTest::plain).getMessage();
            assertTrue(locked.contains("STATUS_ACCOUNT_LOCKED_OUT"), locked + ": a second run would have locked it");
        } finally {
            smbd.tool("pdbedit", "-P", "bad lockout attempt", "-C", "0");
            smbd.tool("pdbedit", "-r", "-u", Smbd.PLAIN, "-c", "[]");
        }
    }

    /** Samba lets everyone open the hive; what it says of a key below stands for what Windows says then. */
    @Test
    void aRegistryThatIsNotOpenedToAnAccountNamesBothReasons() throws Exception {
        RrpException denied;
        try (WinregConnection host = plain()) {
            denied = assertThrows(RrpException.class, () -> host.key(RegistryPath.hklm("SYSTEM")));
        }
        String why = " use its registry (5 ERROR_ACCESS_DENIED): the permissions of the key HKLM\\SYSTEM\\CurrentControlSet\\Control\\"
                + "SecurePipeServers\\winreg there decide it";
        assertEquals(where() + " does not let daemon" + why + ". If daemon is an administrator of the host itself and no domain account, UAC takes"
                + " its rights away over the network unless LocalAccountTokenFilterPolicy is 1 there", denial("daemon", denied));
        assertEquals(where() + " does not let CONTOSO\\daemon" + why, denial("CONTOSO\\daemon", denied), "UAC takes nothing from a domain account");
    }

    private static String denial(String user, RrpException denied) throws ConnectionException {
        return OpenFailure.denied(WinregSettings.of(Hosts.request(smbd.port(), Map.of("ansible_user", user)), name -> null), denied).getMessage();
    }

    @Test
    void aKeyThatMayBeReadOnlySaysSoBeforeAnythingIsWritten() throws Exception {
        smbd.net("createkey", "HKLM\\SOFTWARE\\KeyturnRefusal");
        smbd.net("setvalue", "HKLM\\SOFTWARE\\KeyturnRefusal", "x", "dword", "1");
        smbd.permit("HKLM\\SOFTWARE", ALL_MAY_WRITE);
        smbd.permit("HKLM\\SOFTWARE\\KeyturnRefusal", ALL_MAY_READ);
        try (WinregConnection host = plain()) {
            assertEquals(Optional.of(RegistryValue.dword(1)), host.value(KEY, "x"));
            RegistryException e = assertThrows(RegistryException.class,
                    () -> host.apply(List.of(new SetValue(KEY, "x", Optional.of(RegistryValue.dword(1)), RegistryValue.dword(2)))));
            assertEquals("BaseRegOpenKey on HKLM:\\SOFTWARE\\KeyturnRefusal returned 5 ERROR_ACCESS_DENIED: this key's own permissions refuse it to"
                    + " the account; look at them with regedit, Edit, Permissions", e.getMessage());
            assertEquals(e.getMessage(), assertThrows(RegistryException.class, () -> host.tryWrite(KEY)).getMessage());
            assertEquals(Map.of("x", "1"), smbd.values("HKLM\\SOFTWARE\\KeyturnRefusal"));
            smbd.permit("HKLM\\SOFTWARE\\KeyturnRefusal", ALL_MAY_WRITE);
            host.apply(List.of(new SetValue(KEY, "x", Optional.of(RegistryValue.dword(1)), RegistryValue.dword(2))));
            assertEquals(Map.of("x", "2"), smbd.values("HKLM\\SOFTWARE\\KeyturnRefusal"));
        }
    }
}
