package dev.keyturn.connections.winreg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.Domain;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Logons in a domain of Active Directory, whose tickets carry what groups an account is in; runs within a {@link Domain}. */
class DomainLogons {
    private static final String ENCRYPTED = "SMB 3.1.1, encrypted, ";
    private static final RegistryPath SOFTWARE = RegistryPath.hklm("SOFTWARE");

    private static WinregConnection open(UnaryOperator<String> environment, Map<String, Object> variables) throws ConnectionException {
        return open(new WinregPlugin(environment, List.of()), variables);
    }

    private static WinregConnection open(WinregPlugin plugin, Map<String, Object> variables) throws ConnectionException {
        return plugin.open(new ConnectionRequest(Domain.MEMBER, Optional.empty(), variables));
    }

    private static Map<String, Object> as(String user, Object... more) {
        Map<String, Object> variables = new HashMap<>(Map.of("ansible_user", user, "ansible_password", Domain.PASSWORD));
        for (int i = 0; i < more.length; i += 2) {
            variables.put((String) more[i], more[i + 1]);
        }
        return variables;
    }

    private static String about(Map<String, Object> variables) throws ConnectionException {
        try (WinregConnection host = open(name -> null, variables)) {
            assertTrue(host.key(SOFTWARE).isPresent());
            return host.about();
        }
    }

    private static String failure(Map<String, Object> variables) {
        return assertThrows(ConnectionException.class, () -> open(name -> null, variables)).getMessage();
    }

    @Test
    void anAccountIsKnownByItsRealmOrItsDomainAndHasATicketThatSaysItsGroups() throws Exception {
        for (String user : List.of("alice@LAB.KEYTURN.TEST", "alice@lab.keyturn.test", "LAB\\alice", "lab.keyturn.test\\alice")) {
            assertEquals(ENCRYPTED + "Kerberos", about(as(user)), user);
            assertEquals(ENCRYPTED + "Kerberos", about(as(user, "winreg_auth", "kerberos", "winreg_encrypt", "required")), user);
        }
        String token = Domain.tool("", "smbclient", "-s", "none.conf", "-U", "LAB/alice%" + Domain.PASSWORD, "//" + Domain.MEMBER + "/IPC$",
                "-c", "exit");
        assertFalse(token.contains("NT_STATUS"), token);
    }

    @Test
    void whereKerberosCannotBeNtlmIsUsed() throws Exception {
        assertEquals(ENCRYPTED + "NTLM", about(as("LAB\\alice", "winreg_auth", "ntlm")));
        assertEquals(ENCRYPTED + "NTLM", about(as("LAB\\alice", "ansible_host", "127.0.0.2")));
        assertEquals(ENCRYPTED + "NTLM", about(as("alice@LAB.KEYTURN.TEST", "ansible_host", "127.0.0.2")));
        assertTrue(failure(as("LAB\\alice", "ansible_host", "127.0.0.2", "winreg_auth", "kerberos")).contains("127.0.0.2 is an IP address"));
    }

    @Test
    void aKeytabNeedsNoPassword() throws Exception {
        Path keytab = Domain.folder().resolve("alice.keytab");
        Domain.sambaTool("domain", "exportkeytab", keytab.toString(), "--principal=alice");
        assertTrue(Files.exists(keytab));
        Map<String, Object> variables = as("alice@LAB.KEYTURN.TEST", "winreg_keytab", keytab.toString());
        variables.remove("ansible_password");
        assertEquals(ENCRYPTED + "Kerberos", about(variables));
        variables.put("ansible_user", "bob@LAB.KEYTURN.TEST");
        assertTrue(failure(variables).contains("the keytab " + keytab + " has no key of bob@LAB.KEYTURN.TEST"), failure(variables));
    }

    @Test
    void aTicketCacheNeedsNeitherPasswordNorUser() throws Exception {
        Path cache = Domain.folder().resolve("alice.cache");
        Domain.tool(Domain.PASSWORD + "\n", "kinit", "-c", "FILE:" + cache, "alice@LAB.KEYTURN.TEST");
        for (Map<String, Object> variables : List.<Map<String, Object>>of(Map.of(), Map.of("ansible_user", "alice@LAB.KEYTURN.TEST"))) {
            try (WinregConnection host = open(Map.of("KRB5CCNAME", "FILE:" + cache)::get, variables)) {
                assertEquals(ENCRYPTED + "Kerberos", host.about());
                assertTrue(host.key(SOFTWARE).isPresent());
            }
        }
    }

    @Test
    void whatWasWrittenIsSeenByAnotherProgram() throws Exception {
        RegistryPath key = RegistryPath.hklm("SOFTWARE\\KeyturnDomain");
        try (WinregConnection host = open(name -> null, as("alice@LAB.KEYTURN.TEST"))) {
            host.apply(new RegistryChanges(host).setValue(key, "Enabled", RegistryValue.dword(0xA80)).toList());
            String found = Domain.tool("", "net", "rpc", "registry", "enumerate", "HKLM\\SOFTWARE\\KeyturnDomain", "-S", Domain.MEMBER,
                    "-s", "none.conf", "-U", "LAB/alice%" + Domain.PASSWORD);
            assertTrue(found.contains("Valuename  = Enabled") && found.contains("2688"), found);
            host.apply(new RegistryChanges(host).deleteTree(key).toList());
        }
    }

    private static int wrongPasswords(String user) {
        return Domain.sambaTool("user", "show", user, "--attributes=badPwdCount").lines().filter(line -> line.startsWith("badPwdCount: "))
                .mapToInt(line -> Integer.parseInt(line.substring("badPwdCount: ".length()))).findFirst().orElse(0);
    }

    @Test
    void aWrongPasswordIsShownToTheControllerOnceForAllHostsAndWays() {
        WinregPlugin plugin = new WinregPlugin(name -> null, List.of());
        Map<String, Object> wrong = as("dave@LAB.KEYTURN.TEST", "ansible_password", "Wrong-0815");
        ConnectionException first = assertThrows(ConnectionException.class, () -> open(plugin, wrong));
        assertEquals("the KDC refuses the logon of dave@LAB.KEYTURN.TEST: the password, or the key in the keytab, is wrong; check 'ansible_password',"
                + " or make the keytab anew (24 KDC_ERR_PREAUTH_FAILED)", first.getMessage());
        wrong.put("winreg_auth", "ntlm");
        String again = assertThrows(ConnectionException.class, () -> open(plugin, wrong)).getMessage();
        assertTrue(again.contains("was not tried, so that the account is not locked"), again);
        assertEquals(1, wrongPasswords(Domain.MISTAKEN));
        StringWriter all = new StringWriter();
        first.printStackTrace(new PrintWriter(all));
        assertFalse(all.toString().contains("Wrong-0815"), all.toString());
        String ntlm = failure(wrong);
        assertTrue(ntlm.contains("STATUS_LOGON_FAILURE") || ntlm.contains("STATUS_WRONG_PASSWORD"), ntlm);
    }

    @Test
    void anAccountThatThreeWrongPasswordsHaveLockedIsSaidToBeLockedByEachWay() {
        for (int i = 0; i < 3; i++) {
            assertTrue(failure(as("carol@LAB.KEYTURN.TEST", "ansible_password", "Wrong-0815")).contains("24 KDC_ERR_PREAUTH_FAILED"));
        }
        String kerberos = failure(as("carol@LAB.KEYTURN.TEST"));
        assertTrue(kerberos.startsWith("the KDC refuses the logon of carol@LAB.KEYTURN.TEST: the account is locked or disabled"), kerberos);
        String ntlm = failure(as("LAB\\carol", "winreg_auth", "ntlm"));
        assertTrue(ntlm.contains("the account is locked; unlock it with Unlock-ADAccount") && ntlm.contains("STATUS_ACCOUNT_LOCKED_OUT"), ntlm);
    }

    @Test
    void whoStandsBetweenCannotWeakenASessionThatATicketHasOpened() throws Exception {
        InetAddress member = InetAddress.getByName(Domain.MEMBER);
        for (int dialect : new int[] {0x0210, 0x0302}) {
            try (RewritingProxy proxy = new RewritingProxy(member, 445, WinregDowngradeTest.offering(dialect), answer -> answer)) {
                String message = failure(as("alice@LAB.KEYTURN.TEST", "ansible_port", proxy.port(), "ansible_connection", "winreg",
                        "winreg_auth", "kerberos"));
                assertTrue(message.contains("as a host does that was offered something else than this machine offered"), message);
            }
        }
        try (RewritingProxy honest = new RewritingProxy(member, 445, offer -> offer, answer -> answer)) {
            assertEquals(ENCRYPTED + "Kerberos", about(as("alice@LAB.KEYTURN.TEST", "ansible_port", honest.port(), "ansible_connection", "winreg")));
        }
    }

    @Test
    void anAccountWithoutRightsIsLetInAndReadsNothing() throws Exception {
        try (WinregConnection host = open(name -> null, as("bob@LAB.KEYTURN.TEST"))) {
            assertEquals(ENCRYPTED + "Kerberos", host.about());
            assertTrue(assertThrows(RegistryException.class, () -> host.key(SOFTWARE)).getMessage().contains("5 ERROR_ACCESS_DENIED"));
        }
    }

    @Test
    void theControllerItselfLetsItsAdministratorInAndSaysWhyItsRegistryIsClosed() throws Exception {
        try (WinregConnection host = open(name -> null, as("alice@LAB.KEYTURN.TEST", "ansible_host", Domain.CONTROLLER))) {
            assertEquals(ENCRYPTED + "Kerberos", host.about());
            RegistryException denied = assertThrows(RegistryException.class, () -> host.key(SOFTWARE));
            assertTrue(denied.getMessage().contains("5 ERROR_ACCESS_DENIED"), denied.getMessage());
            String why = host.explain(denied).orElseThrow();
            assertTrue(why.startsWith("This host opens HKLM:\\SOFTWARE to the account as long as no view of it is asked for"), why);
            assertEquals(Optional.empty(), host.explain(new RegistryException("anything else")));
        }
    }
}
