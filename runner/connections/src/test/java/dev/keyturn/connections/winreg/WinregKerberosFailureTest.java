package dev.keyturn.connections.winreg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.Kdc;
import dev.keyturn.connections.Smbd;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Why Kerberos was not possible, from a real KDC, and a real server that has a key of its own but not that of its name. */
@Timeout(120)
@Needs(RealPart.KERBEROS)
class WinregKerberosFailureTest {
    private static final String APART = "the clocks are more than 5 minutes apart, which is all that Kerberos allows; set this machine, the host and"
            + " the KDC by the same time server (37 KRB_AP_ERR_SKEW)";
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
        kdc.admin("addprinc -randkey cifs/elsewhere");
        smbd = Smbd.in(registry, Kdc.forSmbd(kdc.keytab("cifs/elsewhere")));
    }

    private static Map<String, Object> variables(Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(Map.of("ansible_host", "localhost", "ansible_user", ADMIN, "winreg_auth", "kerberos"));
        variables.putAll(more);
        return Hosts.request(smbd.port(), variables).variables();
    }

    private static String failure(Map<String, Object> more) {
        return failure(name -> null, new ConnectionRequest("EX01", Optional.empty(), variables(more)));
    }

    private static String failure(java.util.function.UnaryOperator<String> environment, ConnectionRequest request) {
        return assertThrows(ConnectionException.class, () -> new WinregPlugin(environment, List.of()).open(request)).getMessage();
    }

    private static ConnectionRequest withoutPassword(Map<String, Object> more) {
        Map<String, Object> variables = new HashMap<>(variables(more));
        variables.remove("ansible_password");
        return new ConnectionRequest("EX01", Optional.empty(), variables);
    }

    private static String forbidden(String why) {
        return "EX01 (localhost port " + smbd.port() + ") cannot be logged on to with Kerberos, and 'winreg_auth: kerberos' forbids NTLM: " + why;
    }

    @Test
    void anAddressIsNoName() {
        assertEquals(forbidden("127.0.0.1 is an IP address, and Kerberos knows hosts by name only; set 'ansible_host' to the full name")
                .replace("localhost", "127.0.0.1"), failure(Map.of("ansible_host", "127.0.0.1")));
    }

    @Test
    void anAccountThatTheKdcDoesNotKnow() {
        assertEquals(forbidden("the KDC refuses the logon of nobody@KEYTURN.TEST: it knows no such account; check the name and the realm in"
                + " 'ansible_user' (6 KDC_ERR_C_PRINCIPAL_UNKNOWN)"), failure(Map.of("ansible_user", "nobody@keyturn.test")));
    }

    @Test
    void aDomainFromWhichNoRealmFollows() {
        assertEquals(forbidden("the realm of 'CONTOSO\\root' is not known, since 'CONTOSO' is not the DNS name of a domain; write it as user@REALM"),
                failure(Map.of("ansible_user", "CONTOSO\\root")));
    }

    @Test
    void aRealmThatNoKdcIsKnownFor() {
        assertEquals(forbidden("the KDC of the realm CONTOSO.TEST is not known; look at the section [realms] of krb5.conf, or the DNS record"
                + " _kerberos._tcp.CONTOSO.TEST"), failure(Map.of("ansible_user", "root@contoso.test")));
    }

    @Test
    void aKdcThatIsNotThere() {
        String message = failure(Map.of("ansible_user", "root@AWAY.TEST"));
        assertTrue(message.startsWith(forbidden("the KDC of the realm AWAY.TEST does not answer (")), message);
        assertTrue(message.endsWith("); its port 88 must be open to this machine, for TCP and UDP"), message);
    }

    @Test
    void aKdcThatSaysNothingIsNotWaitedForLongerThanAHost() {
        ConnectionRequest request = new ConnectionRequest("EX01", Optional.empty(), variables(Map.of("ansible_user", "root@" + Kdc.SILENT)));
        String expected = forbidden("the KDC of the realm SILENT.TEST does not answer within 2 s; its port 88 must be open to this machine, for TCP"
                + " and UDP");
        WinregPlugin plugin = Hosts.plugin();
        assertEquals(expected, assertThrows(ConnectionException.class, () -> plugin.open(request)).getMessage());
        assertEquals(expected, assertThrows(ConnectionException.class, () -> plugin.open(request)).getMessage());
    }

    @Test
    void anAccountThatMayNotLogOn() {
        kdc.user("locked", Smbd.PASSWORD, "-allow_tix").user("stale", Smbd.PASSWORD, "-pwexpire", "2020-01-01")
                .user("gone", Smbd.PASSWORD, "-expire", "2020-01-01");
        Map<String, String> reasons = Map.of("locked", "the account is locked or disabled, or its logon hours or workstations exclude this one"
                + " (18 KDC_ERR_CLIENT_REVOKED)", "stale", "the password has expired, or must be changed before the first logon; set a new one"
                + " (23 KDC_ERR_KEY_EXPIRED)", "gone", "the account has expired (1 KDC_ERR_NAME_EXP)");
        for (Map.Entry<String, String> each : reasons.entrySet()) {
            String expected = "the KDC refuses the logon of " + each.getKey() + "@KEYTURN.TEST: " + each.getValue();
            assertEquals(expected, failure(Map.of("ansible_user", each.getKey() + "@KEYTURN.TEST")));
            assertEquals(expected, failure(Map.of("ansible_user", each.getKey() + "@KEYTURN.TEST", "winreg_auth", "auto")), "nor by NTLM");
        }
    }

    @Test
    void aWrongPasswordOfAnAccountThatDoesNotProveItselfFirst() {
        kdc.admin("addprinc -pw " + Smbd.PASSWORD + " lax");
        assertEquals("the KDC refuses the logon of lax@KEYTURN.TEST: its answer does not open with this password or key; check 'ansible_password', or"
                + " make the keytab anew (31 KRB_AP_ERR_BAD_INTEGRITY)",
                failure(Map.of("ansible_user", "lax@KEYTURN.TEST", "ansible_password", "Wrong-0815", "winreg_auth", "auto")));
    }

    @Test
    void anAccountWhoseKeysAreOfAnOldKindOnly() {
        kdc.admin("addprinc -e arcfour-hmac:normal -pw " + Smbd.PASSWORD + " old");
        String message = failure(Map.of("ansible_user", "old@KEYTURN.TEST"));
        assertTrue(message.startsWith(forbidden("the KDC refuses the logon of old@KEYTURN.TEST: it and this Java share no encryption type for it.")),
                message);
    }

    @Test
    void clocksThatAreApart(@TempDir Path other) throws Exception {
        try (Kdc late = Kdc.in(other, "LATE.TEST", "faketime", "-f", "+1h").user(Smbd.ADMIN, Smbd.PASSWORD)) {
            assertEquals(forbidden("the KDC refuses the logon of root@LATE.TEST: " + APART),
                    failure(Map.of("ansible_user", "root@LATE.TEST")));
            assertTrue(late.count("Clock skew too great") > 0, "the KDC says so too");
        } finally {
            kdc.use();
        }
    }

    @Test
    void aHostWhoseClockIsWrong(@TempDir Path other) {
        kdc.admin("addprinc -randkey cifs/localhost");
        try (Smbd late = Smbd.under("faketime -f +1h", other, Kdc.forSmbd(kdc.keytab("cifs/localhost")))) {
            String message = failure(Map.of("ansible_port", late.port()));
            assertTrue(message.endsWith(": the host refuses the ticket for cifs/localhost@KEYTURN.TEST: " + APART), message);
        }
    }

    @Test
    void aNameThatTheKdcHasNoServiceFor() {
        kdc.admin("delprinc -force cifs/localhost");
        assertEquals(forbidden("the KDC gives no ticket for cifs/localhost@KEYTURN.TEST: it knows no such service. Set 'ansible_host' to the host's"
                + " full name as the domain has it, or look with 'setspn -Q' for that name, and give it to the host's account with 'setspn -S'"
                + " (7 KDC_ERR_S_PRINCIPAL_UNKNOWN)"), failure(Map.of()));
    }

    @Test
    void aNameThatBelongsToAnotherHost() throws Exception {
        kdc.admin("addprinc -randkey cifs/localhost", "cpw -randkey cifs/localhost");
        String message = failure(Map.of());
        assertTrue(message.startsWith(forbidden("the host does not take the ticket for cifs/localhost@KEYTURN.TEST, so it does not have the key")),
                message);
        assertEquals("SMB 3.1.1, encrypted, NTLM", byNtlm(variables(Map.of("winreg_auth", "auto", "ansible_user", "KEYTURN\\root"))));
    }

    private static String byNtlm(Map<String, Object> variables) throws ConnectionException {
        try (WinregConnection host = Hosts.plugin().open(new ConnectionRequest("EX01", Optional.empty(), variables))) {
            return host.about();
        }
    }

    @Test
    void aHostThatDoesNotTakeKerberosIsLoggedOnToByNtlmWhereThatIsAllowed(@TempDir Path other) throws Exception {
        kdc.admin("addprinc -randkey cifs/localhost");
        try (Smbd alone = Smbd.in(other, "gensec:gse_krb5 = no")) {
            Map<String, Object> here = variables(Map.of("ansible_port", alone.port()));
            String message = failure(here);
            assertTrue(message.endsWith(": the host does not take it: it is in no domain, or has lost its account there"), message);
            here.putAll(Map.of("winreg_auth", "auto", "ansible_user", "KEYTURN\\root"));
            assertEquals("SMB 3.1.1, encrypted, NTLM", byNtlm(here));
            kdc.user("erin", Smbd.PASSWORD);
            here.put("ansible_user", "erin@KEYTURN.TEST");
            message = assertThrows(ConnectionException.class, () -> byNtlm(here)).getMessage();
            assertTrue(message.endsWith("STATUS_LOGON_FAILURE). Kerberos, which comes first, was not possible: the host does not take it: it is in no"
                    + " domain, or has lost its account there"), message);
        }
    }

    @Test
    void aKeytabThatIsNotThereOrIsSomeoneElses() {
        Path keytab = folder.resolve("missing.keytab");
        assertEquals(forbidden("the keytab " + keytab + " does not exist"),
                failure(name -> null, withoutPassword(Map.of("winreg_keytab", keytab.toString()))));
        Path other = folder.resolve("cifs-elsewhere.keytab");
        assertEquals("EX01 (localhost port " + smbd.port() + ") cannot be logged on to with Kerberos, and without a password there is no NTLM: the"
                + " keytab " + other + " has no key of root@KEYTURN.TEST that this Java takes; look at it with 'klist -ket', and note that RC4"
                + " and DES are not taken",
                failure(name -> null, withoutPassword(Map.of("winreg_keytab", other.toString(), "winreg_auth", "auto"))));
    }

    @Test
    void aTicketCacheWhoseTicketIsOverOrThatIsNoFile() throws Exception {
        Path cache = kdc.kinit(Smbd.ADMIN, Smbd.PASSWORD, "-l", "1s");
        Thread.sleep(1500);
        assertEquals(forbidden("the ticket cache " + cache + " has no ticket of root@KEYTURN.TEST that still holds; look at it with klist, and get"
                + " a new one with kinit"), failure(Map.of("KRB5CCNAME", cache.toString())::get, withoutPassword(Map.of())));
        assertEquals("KRB5CCNAME is 'KCM:', and Java reads ticket caches that are files only: set it to FILE: and a path, and run kinit again",
                failure(Map.of("KRB5CCNAME", "KCM:")::get, withoutPassword(Map.of())));
        Files.writeString(cache, "no cache at all");
        assertTrue(failure(Map.of("KRB5CCNAME", "FILE:" + cache)::get, withoutPassword(Map.of())).contains("the ticket cache " + cache));
    }

    @Test
    void withoutPasswordKeytabOrTicketsThereIsNoAccount() {
        Map<String, String> environment = Map.of("KRB5CCNAME", folder.resolve("nothing").toString());
        assertEquals("the host EX01 needs an account and has no password for root@KEYTURN.TEST: set 'ansible_user' and 'ansible_password', or"
                + " KEYTURN_USER and KEYTURN_PASSWORD in the environment. For Kerberos 'winreg_keytab' does instead of a password, or a ticket from"
                + " kinit",
                failure(environment::get, withoutPassword(Map.of())));
        assertEquals("the host EX01 needs an account and has no password for root@KEYTURN.TEST: set 'ansible_user' and 'ansible_password', or"
                + " KEYTURN_USER and KEYTURN_PASSWORD in the environment", failure(environment::get,
                withoutPassword(Map.of("winreg_auth", "ntlm", "winreg_keytab", "any"))), "NTLM needs a password");
        assertEquals(List.of("auto", "kerberos", "ntlm"), java.util.Arrays.stream(LogonWay.values()).map(String::valueOf).toList());
    }
}
