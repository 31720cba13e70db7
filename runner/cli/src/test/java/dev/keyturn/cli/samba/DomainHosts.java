package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.CaseHost;
import dev.keyturn.cli.Command;
import dev.keyturn.connections.Domain;
import dev.keyturn.connections.winreg.WinregPlugin;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.modules.ModuleCase;
import dev.keyturn.windows.policy.PolFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a member of a domain, and its policies from the domain's own SYSVOL; runs within a {@link Domain}. */
class DomainHosts {
    private static final String ADMIN = Domain.ADMIN + "@" + Domain.REALM;
    private static final RegistryPath DEMO = RegistryPath.hklm("SOFTWARE\\KeyturnPolicies");
    private static final RegistryPath GROUP_POLICY = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy");
    private static final RegistryPath LIST = GROUP_POLICY.child("State\\Machine\\GPO-List\\0");
    private static final RegistryValue ON = RegistryValue.dword(1);
    private static String gpo;

    @TempDir
    private Path folder;

    /** A policy as an administrator makes one, and in it a setting. */
    @BeforeAll
    static void policy() throws IOException {
        String account = "LAB/Administrator%" + Domain.PASSWORD;
        String made = Domain.tool("", "samba-tool", "gpo", "create", "Servers TLS", "-H", "ldap://" + Domain.CONTROLLER, "-U", account,
                "--configfile=none.conf", "--option=realm=" + Domain.REALM, "--option=workgroup=LAB");
        Matcher guid = Pattern.compile("\\{[0-9A-F-]{36}}").matcher(made);
        assertTrue(guid.find(), made);
        gpo = guid.group();
        byte[] off = new PolFile().set("SOFTWARE\\KeyturnPolicies", "a", RegistryValue.dword(0)).bytes();
        Path file = Files.write(Domain.folder().resolve("Registry.pol"), off);
        String put = Domain.tool("", "smbclient", "-s", "none.conf", "-U", account, "//" + Domain.CONTROLLER + "/sysvol", "-c",
                "put " + file + " lab.keyturn.test\\Policies\\" + gpo + "\\Machine\\Registry.pol");
        assertTrue(put.contains("putting file"), put);
    }

    @BeforeEach
    void inventory() throws Exception {
        wish(wishes -> wishes.deleteTree(DEMO).deleteTree(GROUP_POLICY));
        Files.writeString(folder.resolve("hosts.yml"), "all:\n  vars: { ansible_connection: winreg, ansible_user: " + ADMIN
                + ", ansible_password: '{{ secret }}' }\n  hosts:\n    " + Domain.MEMBER + ":\n    " + Domain.CONTROLLER + ":\n");
        Files.writeString(folder.resolve("play.yml"), "- hosts: all\n  gather_facts: false\n  tasks:\n    - registry_key: {"
                + " path: 'HKLM\\SOFTWARE\\KeyturnPolicies', name: a, data: 1, type: dword }\n");
    }

    private static Connection open() throws Exception {
        return new WinregPlugin(name -> null, List.of()).open(new ConnectionRequest(Domain.MEMBER, Optional.empty(),
                Map.of("ansible_user", ADMIN, "ansible_password", Domain.PASSWORD)));
    }

    private static void wish(Consumer<RegistryChanges> what) throws Exception {
        try (Connection to = open()) {
            RegistryChanges wishes = new RegistryChanges(to);
            what.accept(wishes);
            to.apply(wishes.toList());
        }
    }

    /** What the member's Windows would have noted of the policies that it has applied. */
    private static void applied(String path, String controller) throws Exception {
        wish(wishes -> {
            wishes.setValue(LIST, "GPOID", RegistryValue.sz(gpo)).setValue(LIST, "DisplayName", RegistryValue.sz("Servers TLS"))
                    .setValue(LIST, "FileSysPath", RegistryValue.sz(path));
            if (!controller.isEmpty()) {
                wishes.setValue(GROUP_POLICY.child("History"), "DCName", RegistryValue.sz("\\\\" + controller));
            }
        });
    }

    private static String sysvol(String server) {
        return "\\\\" + server + "\\SysVol\\lab.keyturn.test\\Policies\\" + gpo + "\\Machine";
    }

    private Command run(String command, String... more) {
        List<String> line = new ArrayList<>(List.of(command));
        if (command.equals("play")) {
            line.addAll(List.of("play.yml", "-l", Domain.MEMBER, "--check"));
        }
        line.addAll(List.of("-i", "hosts.yml", "-e", "secret=" + Domain.PASSWORD));
        line.addAll(List.of(more));
        Command run = Command.run(folder, line.toArray(String[]::new));
        assertFalse((run.out() + run.err()).contains(Domain.PASSWORD), run.out() + run.err());
        return run;
    }

    private String warning(String... more) {
        Command run = run("play", more);
        assertEquals(0, run.code(), run.out() + run.err());
        List<String> warnings = (run.out() + run.err()).lines().filter(line -> line.contains("[WARNING]")).toList();
        assertEquals(1, warnings.size(), run.out() + run.err());
        return warnings.get(0);
    }

    @Test
    void pingSaysThatTheMemberIsReachedAndWhyTheControllersRegistryIsNot() {
        Command run = run("ping");
        assertEquals(2, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("ok: [" + Domain.MEMBER + "] => winreg, SMB 3.1.1, encrypted, Kerberos; "), run.out());
        assertTrue(run.out().contains("fatal: [" + Domain.CONTROLLER + "]: FAILED! => BaseRegOpenKey on HKLM:\\SOFTWARE"), run.out());
        assertTrue(run.out().contains("This host opens HKLM:\\SOFTWARE to the account as long as no view of it is asked for, so it is no Windows but"
                + " a Samba"), run.out());
    }

    @Test
    void policiesAreReadFromTheDomainsOwnSysvol() throws Exception {
        String expected = "GPO 'Servers TLS' will set this back to dword:0x00000000: HKLM:\\SOFTWARE\\KeyturnPolicies, value 'a' (registry.pol)";
        applied(sysvol("lab.keyturn.test"), Domain.CONTROLLER);
        assertTrue(warning().contains(expected), warning());
        assertTrue(warning("-e", "ansible_user=LAB\\alice").contains(expected), "by the domain's short name");
        applied(sysvol(Domain.CONTROLLER), "");
        assertTrue(warning().contains(expected), warning());
        applied(sysvol("elsewhere.org"), "");
        assertTrue(warning("-e", "gpo_sysvol_host=" + Domain.CONTROLLER).contains(expected), "as it was told");
        assertTrue(warning("-e", "gpo_sysvol_host=127.0.0.1").contains(expected), "by NTLM");
    }

    @Test
    void noServerOutsideTheDomainIsAskedAndNoneInItByNtlm() throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(445, 5, InetAddress.getByName("127.0.0.3"))) {
            elsewhere.setSoTimeout(300);
            applied(sysvol("127.0.0.3"), "127.0.0.3");
            assertTrue(warning().contains("it points to \\\\127.0.0.3\\SysVol, which is not below lab.keyturn.test, all that"), warning());
            assertThrows(SocketTimeoutException.class, elsewhere::accept, "nobody came");
        }
        applied(sysvol("lab.keyturn.test"), "");
        assertTrue(warning().contains("lab.keyturn.test cannot be logged on to with Kerberos, and a server that a managed host names"), warning());
        wish(wishes -> wishes.setValue(GROUP_POLICY.child("History"), "DCName", RegistryValue.sz("\\\\" + Domain.CONTROLLER)));
        assertTrue(warning("-e", "winreg_auth=ntlm").contains("names gets no NTLM, and 'winreg_auth: ntlm' forbids Kerberos"));
    }

    @Test
    void theCasesOfAllModulesHoldOnTheMember() throws Exception {
        try (Connection member = open()) {
            Subtree below = new Subtree(member, RegistryPath.hklm("SOFTWARE\\KeyturnCases"));
            int run = 0;
            for (ModuleCase each : ModuleCase.all()) {
                if (new CaseNeeds(each).obstacle().isEmpty()) {
                    new CaseHost(below, List.of(each)).run(each);
                    run++;
                }
            }
            assertTrue(run > 150, run + " cases");
        }
    }

    @Test
    void theMainJobIsDoneOnTheMember() {
        String playbook = Command.ROOT.resolve("playbooks/tls12-enable.yml").toString();
        Command run = Command.run(folder, "play", playbook, "-i", "hosts.yml", "-l", Domain.MEMBER, "-e", "secret=" + Domain.PASSWORD,
                "--runs-dir", "runs");
        assertEquals(0, run.code(), run.out() + run.err());
        String found = Domain.tool("", "net", "rpc", "registry", "enumerate", "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\"
                + "SCHANNEL\\Protocols\\TLS 1.2\\Client", "-S", Domain.MEMBER, "-s", "none.conf", "-U", "LAB/alice%" + Domain.PASSWORD);
        assertTrue(found.contains("Valuename  = Enabled"), found);
    }
}
