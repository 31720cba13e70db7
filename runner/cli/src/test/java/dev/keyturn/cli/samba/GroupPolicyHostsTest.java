package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.connections.Smbd;
import dev.keyturn.connections.winreg.WinregPlugin;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.windows.policy.PolFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Group Policies over SMB: two Sambas, a host and one laid out as a domain's SYSVOL. */
@Needs(RealPart.SAMBA)
class GroupPolicyHostsTest {
    private static final String PROTOCOLS = "SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\";
    private static final RegistryPath DEMO = RegistryPath.hklm("SOFTWARE\\KeyturnPolicies");
    private static final RegistryPath LIST = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\State\\Machine\\GPO-List");
    private static final String FIRST = "{11111111-2222-3333-4444-555555555555}";
    private static final String SECOND = "{AAAAAAAA-2222-3333-4444-555555555555}";
    private static final RegistryValue OFF = RegistryValue.dword(0);
    private static final RegistryValue ON = RegistryValue.dword(1);

    @TempDir
    private static Path folder;
    @AutoClose
    private static Smbd host;
    @AutoClose
    private static Smbd domain;
    private static Path policies;
    private static Path local;

    @BeforeAll
    static void start() throws IOException {
        Path sysvol = Files.createDirectories(folder.resolve("domain/sysvol"));
        policies = Files.createDirectories(sysvol.resolve("example.com/Policies"));
        domain = Smbd.in(folder.resolve("domain"), "log level = 2", "[sysvol]", "path = " + sysvol, "read only = yes");
        local = Files.createDirectories(folder.resolve("host/drive/Windows/System32/GroupPolicy/Machine"));
        host = Smbd.in(folder.resolve("host"), "[sysvol]", "path = " + sysvol, "read only = yes", "[C$]", "path = " + folder.resolve("host/drive"));
    }

    @BeforeEach
    void begin() throws Exception {
        try (Stream<Path> old = Files.walk(policies)) {
            old.sorted(Comparator.reverseOrder()).filter(path -> !path.equals(policies)).forEach(path -> path.toFile().delete());
        }
        wish(wishes -> wishes.deleteTree(DEMO).deleteTree(LIST).deleteTree(RegistryPath.hklm(PROTOCOLS + "TLS 1.0")));
    }

    private static void wish(Consumer<RegistryChanges> what) throws Exception {
        try (Connection to = new WinregPlugin(name -> null, List.of()).open(new ConnectionRequest("host", Optional.empty(), Map.of("ansible_host", "127.0.0.1",
                "ansible_port", host.port(), "ansible_connection", "winreg", "ansible_user", Smbd.ADMIN, "ansible_password", Smbd.PASSWORD)))) {
            RegistryChanges wishes = new RegistryChanges(to);
            what.accept(wishes);
            to.apply(wishes.toList());
        }
    }

    /** Policies in the order in which they apply: GUID and name by turns. */
    private static void applied(String... gpos) throws Exception {
        wish(wishes -> {
            for (int i = 0; i < gpos.length; i += 2) {
                RegistryPath key = LIST.child(String.valueOf(i / 2));
                wishes.setValue(key, "GPOID", RegistryValue.sz(gpos[i])).setValue(key, "DisplayName", RegistryValue.sz(gpos[i + 1]))
                        .setValue(key, "FileSysPath", RegistryValue.sz("\\\\example.com\\sysvol\\example.com\\Policies\\" + gpos[i] + "\\Machine"));
            }
        });
    }

    private static void file(String gpo, String name, byte[] content) throws IOException {
        Path file = policies.resolve(gpo).resolve("Machine").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static byte[] preferences(String name, String value, String more) {
        return ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<RegistrySettings><Registry name=\"x\"><Properties action=\"U\" hive=\"HKEY_LOCAL_MACHINE\""
                + " key=\"SOFTWARE\\KeyturnPolicies\" name=\"" + name + "\" type=\"REG_SZ\" value=\"" + value + "\"/>" + more
                + "</Registry></RegistrySettings>").getBytes(StandardCharsets.UTF_8);
    }

    private static String key(String name, String data) {
        return "    - registry_key: { path: 'HKLM\\SOFTWARE\\KeyturnPolicies', name: " + name + ", " + data + " }\n";
    }

    private static Command play(String tasks, String... options) throws IOException {
        return play(1, "", tasks, options);
    }

    private static Command play(int hosts, String variables, String tasks, String... options) throws IOException {
        StringBuilder inventory = new StringBuilder("all:\n  vars:\n    ansible_connection: winreg\n    ansible_host: 127.0.0.1\n    ansible_user: "
                + Smbd.ADMIN + "\n    ansible_password: '{{ secret }}'\n    ansible_port: " + host.port() + "\n    gpo_sysvol_host: 127.0.0.1\n"
                + "    gpo_sysvol_port: '{{ sysvol_port }}'\n    sysvol_port: " + domain.port() + "\n" + variables + "  hosts:\n");
        for (int i = 1; i <= hosts; i++) {
            inventory.append("    r").append(i).append(":\n");
        }
        Files.writeString(folder.resolve("hosts.yml"), inventory);
        Files.writeString(folder.resolve("play.yml"), "- hosts: all\n  gather_facts: false\n  tasks:\n" + tasks);
        List<String> line = new ArrayList<>(List.of("play", "play.yml", "-i", "hosts.yml", "-e", "secret=" + Smbd.PASSWORD, "--runs-dir", "runs"));
        line.addAll(List.of(options));
        return Command.run(folder, line.toArray(String[]::new));
    }

    private static List<String> warnings(Command run) {
        return (run.out() + run.err()).lines().filter(line -> line.contains("[WARNING]")).toList();
    }

    @Test
    void whatAPolicySetsBackIsSaidBeforeItIsWrittenAndInACheckRun() throws Exception {
        applied(FIRST, "Servers TLS");
        file(FIRST, "registry.pol", new PolFile().set(PROTOCOLS + "TLS 1.0\\Server", "Enabled", ON).bytes());
        String off = "    - schannel_protocol: { protocol: TLS 1.0, state: disabled, role: server }\n";
        List<String> expected = List.of("[WARNING]: [r1] GPO 'Servers TLS' will set this back to dword:0x00000001: HKLM:\\" + PROTOCOLS
                + "TLS 1.0\\Server, value 'Enabled' (registry.pol). Change it in that policy, or take this host out of its scope");
        for (String option : List.of("--check", "--diff")) {
            Command run = play(off, option, "--allow-lockout", "r1");
            assertEquals(0, run.code(), run.out() + run.err());
            assertEquals(expected, warnings(run).stream().filter(line -> line.contains("GPO")).toList(), run.out() + run.err());
        }
        assertEquals("0", host.values("HKLM\\" + PROTOCOLS + "TLS 1.0\\Server").get("Enabled"), "it is written all the same");
    }

    @Test
    void aPolicyThatSaysTheSameIsNoWarningAndTheLastOneWins() throws Exception {
        applied(FIRST, "Old", SECOND, "New");
        file(FIRST, "registry.pol", new PolFile().set("SOFTWARE\\KeyturnPolicies", "a", OFF).set("software\\keyturnpolicies", "B", OFF).bytes());
        file(SECOND, "registry.pol", new PolFile().set("SOFTWARE\\KeyturnPolicies", "A", ON).set("SOFTWARE\\KeyturnPolicies", "**del.c", OFF).bytes());
        Command run = play(key("a", "data: 1, type: dword") + key("b", "data: 1, type: dword") + key("c", "data: 1, type: dword") + key("d", "data: x"));
        assertEquals(0, run.code(), run.out() + run.err());
        List<String> told = warnings(run);
        assertEquals(2, told.size(), told.toString());
        assertTrue(told.get(0).contains("GPO 'Old' will set this back to dword:0x00000000: HKLM:\\SOFTWARE\\KeyturnPolicies, value 'b'"), told.get(0));
        assertTrue(told.get(1).contains("GPO 'New' will delete this again: HKLM:\\SOFTWARE\\KeyturnPolicies, value 'c'"), told.get(1));
    }

    @Test
    void preferencesComeAfterPoliciesAndAFilterMakesThemUncertain() throws Exception {
        applied(FIRST, "Prefs", SECOND, "Policy");
        file(FIRST, "Preferences/Registry/Registry.xml", preferences("a", "pref", ""));
        file(SECOND, "registry.pol", new PolFile().set("SOFTWARE\\KeyturnPolicies", "a", RegistryValue.sz("pol")).bytes());
        Command run = play(key("a", "data: mine"));
        assertTrue(warnings(run).toString().contains("GPO 'Prefs' will set this back to \"pref\": HKLM:\\SOFTWARE\\KeyturnPolicies, value 'a' (a preference)"),
                warnings(run).toString());
        file(FIRST, "Preferences/Registry/Registry.xml", preferences("b", "pref", "<Filters><FilterComputer name=\"X\"/></Filters>"));
        assertTrue(warnings(play(key("b", "data: mine"))).toString().contains("GPO 'Prefs' may set this back to \"pref\""));
        assertEquals(List.of(), warnings(play(key("b", "data: pref"))), "the same in any case");
    }

    @Test
    void refusingAHostLeavesAllOfItUnwrittenAndIgnoringAsksNobody() throws Exception {
        applied(FIRST, "Servers TLS");
        file(FIRST, "registry.pol", new PolFile().set("SOFTWARE\\KeyturnPolicies", "late", OFF).bytes());
        String tasks = key("early", "data: 1, type: dword") + key("late", "data: 1, type: dword");
        for (String[] options : new String[][] {{"--gpo", "refuse", "--check"}, {"--gpo", "refuse"}, {"-e", "gpo=refuse"}}) {
            Command refused = play(tasks, options);
            assertEquals(2, refused.code(), refused.out() + refused.err());
            assertTrue(refused.out().contains("fatal: [r1]: FAILED! => nothing of this run is written on this host: GPO 'Servers TLS' will set this back to"
                    + " dword:0x00000000: HKLM:\\SOFTWARE\\KeyturnPolicies, value 'late' (registry.pol). Change it in that policy, or take this host out of"
                    + " its scope. To go on all the same, say 'gpo: warn' for this host, or --gpo warn\n"), refused.out());
            assertFalse(refused.out().contains("--allow-lockout"), refused.out());
        }
        assertEquals(2, play(1, "    gpo: refuse\n", tasks).code(), "a variable of the inventory");
        assertEquals(Map.of(), host.values("HKLM\\SOFTWARE\\KeyturnPolicies"));
        Command ignored = play(1, "    gpo: refuse\n", tasks, "--gpo", "ignore");
        assertEquals(0, ignored.code(), ignored.out() + ignored.err());
        assertEquals(List.of(), warnings(ignored));
        assertEquals("1", host.values("HKLM\\SOFTWARE\\KeyturnPolicies").get("late"));
    }

    @Test
    void whatCannotBeReadIsUnknownAndSaidOnce() throws Exception {
        applied(FIRST, "Gone", SECOND, "Cut");
        file(SECOND, "registry.pol", Arrays.copyOf(new PolFile().set("SOFTWARE\\KeyturnPolicies", "a", OFF).bytes(), 40));
        Command run = play(key("a", "data: 1, type: dword") + key("b", "data: 1, type: dword"));
        assertEquals(0, run.code(), run.out() + run.err());
        List<String> told = warnings(run);
        assertEquals(1, told.size(), told.toString());
        assertTrue(told.get(0).contains("whether a Group Policy will set back what is written is unknown: GPO 'Gone': there is no folder"
                + " \\\\example.com\\sysvol\\example.com\\Policies\\" + FIRST + "; GPO 'Cut': \\\\example.com\\sysvol\\example.com\\Policies\\" + SECOND
                + "\\Machine\\registry.pol: at byte 10: found the end of the file in a key; expected a NUL character"), told.get(0));
        Command nobody = play(key("c", "data: 1, type: dword"), "-e", "sysvol_port=" + Smbd.freePort());
        assertEquals(0, nobody.code(), nobody.out() + nobody.err());
        assertEquals(1, warnings(nobody).size(), warnings(nobody).toString());
        assertTrue(warnings(nobody).get(0).contains("is unknown: GPO 'Gone': \\\\example.com\\sysvol\\"), warnings(nobody).get(0));
        assertEquals(2, play(key("d", "data: 1, type: dword"), "--gpo", "refuse").code(), "unknown is never taken for good");
    }

    @Test
    void wherePoliciesAreAHostCannotChooseForTheAccountThatManagesIt() throws Exception {
        try (ServerSocket elsewhere = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.3"))) {
            elsewhere.setSoTimeout(300);
            wish(wishes -> {
                RegistryValue there = RegistryValue.sz("\\\\127.0.0.3\\sysvol\\x\\Policies\\" + FIRST + "\\Machine");
                for (RegistryPath gpo : List.of(LIST.child("0"), LIST.child("1"))) {
                    wishes.setValue(gpo, "GPOID", RegistryValue.sz(FIRST)).setValue(gpo, "DisplayName", RegistryValue.sz("Evil"))
                            .setValue(gpo, "FileSysPath", there);
                }
            });
            Command run = play(key("a", "data: 1, type: dword") + key("b", "data: 1, type: dword"), "--check", "-e", "gpo_sysvol_host=", "-e",
                    "sysvol_port=" + elsewhere.getLocalPort());
            assertEquals(0, run.code(), run.out() + run.err());
            List<String> told = warnings(run);
            assertEquals(1, told.size(), told.toString());
            assertTrue(told.get(0).contains("whether a Group Policy will set back what is written is unknown: GPO 'Evil': it points to"
                    + " \\\\127.0.0.3\\sysvol, which is "), told.get(0));
            assertEquals(told.get(0).indexOf("GPO 'Evil'"), told.get(0).lastIndexOf("GPO 'Evil'"), told.get(0));
            assertThrows(SocketTimeoutException.class, elsewhere::accept, "nobody came");
        }
    }

    @Test
    void theKeysOfPoliciesAreKnownByTheirNameAlone() throws Exception {
        String policy = "    - registry_key: { path: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\KeyturnPolicies', name: a, data: 1, type: dword }\n";
        assertEquals(List.of(), warnings(play(policy, "--check")), "this host has no policies at all");
        Files.writeString(folder.resolve("snapshot.reg"), "Windows Registry Editor Version 5.00\r\n");
        Command snapshot = play(policy, "--check", "-e", "regfile=snapshot.reg");
        assertTrue(warnings(snapshot).toString().contains("[r1] HKLM:\\SOFTWARE\\Policies\\Microsoft\\KeyturnPolicies belongs to Group Policy, and which policies"
                + " set it is unknown"), warnings(snapshot).toString());
    }

    @Test
    void aFleetReadsEachFileOnce() throws Exception {
        applied(FIRST, "Servers TLS", SECOND, "Empty");
        file(FIRST, "registry.pol", new PolFile().set("SOFTWARE\\KeyturnPolicies", "a", OFF).bytes());
        Files.createDirectories(policies.resolve(SECOND));
        long before = opened();
        Command run = play(8, "", key("a", "data: 1, type: dword"), "--check", "-f", "8");
        assertEquals(0, run.code(), run.out() + run.err());
        assertEquals(8, warnings(run).stream().filter(line -> line.contains("GPO 'Servers TLS' will set this back")).count(), warnings(run).toString());
        assertEquals(1, opened() - before, "how often the file was opened");
    }

    /** How often the domain's Samba says that it opened a policy. */
    private static long opened() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("domain/smbd.out"))) {
            return lines.filter(line -> line.contains("opened file") && line.contains("registry.pol")).count();
        }
    }

    @Test
    void whatIsOnTheHostItselfIsReadInItsOwnSession() throws Exception {
        applied("LocalGPO", "Local Group Policy", FIRST, "Servers TLS");
        wish(wishes -> wishes.deleteValue(LIST.child("0"), "FileSysPath"));
        Files.write(local.resolve("Registry.pol"), new PolFile().set("SOFTWARE\\KeyturnPolicies", "a", OFF).bytes());
        file(FIRST, "registry.pol", new PolFile().set("SOFTWARE\\KeyturnPolicies", "b", OFF).bytes());
        long before = opened();
        Command run = play(key("a", "data: 1, type: dword") + key("b", "data: 1, type: dword"), "-e", "sysvol_port=" + host.port());
        assertTrue(warnings(run).get(0).contains("GPO 'Local Group Policy' will set this back"), warnings(run).toString());
        assertTrue(warnings(run).get(1).contains("GPO 'Servers TLS' will set this back"), warnings(run).toString());
        assertEquals(before, opened(), "the domain was not asked");
        Files.delete(local.resolve("Registry.pol"));
    }

    @Test
    void withoutAPathThePolicyIsFoundByItsNumberAndDomain() throws Exception {
        applied(FIRST, "Servers TLS");
        wish(wishes -> wishes.deleteValue(LIST.child("0"), "FileSysPath").setValue(LIST.child("0"), "SOM", RegistryValue.sz("LDAP://OU=Servers,DC=example,DC=com")));
        file(FIRST, "registry.pol", new PolFile().set("SOFTWARE\\KeyturnPolicies", "a", OFF).bytes());
        assertTrue(warnings(play(key("a", "data: 1, type: dword"), "--check")).toString().contains("GPO 'Servers TLS' will set this back"));
        wish(wishes -> wishes.setValue(LIST.child("0"), "GPO-Disabled", ON));
        assertEquals(List.of(), warnings(play(key("a", "data: 1, type: dword"), "--check")), "it does not apply");
    }

    @Test
    void aPlanAndItsWayBackAreHeldAgainstThePoliciesAsWell() throws Exception {
        String tasks = key("early", "data: 1, type: dword") + key("late", "data: 1, type: dword");
        assertEquals(0, play(tasks, "--check", "--out", "plan.json").code());
        applied(FIRST, "Servers TLS");
        file(FIRST, "registry.pol", new PolFile().set("SOFTWARE\\KeyturnPolicies", "late", OFF).bytes());
        Command refused = prepared("apply", "plan.json", "--gpo", "refuse");
        assertEquals(2, refused.code(), refused.out() + refused.err());
        assertTrue(refused.out().contains("nothing of this run is written on this host: GPO 'Servers TLS' will set this back"), refused.out());
        assertEquals(Map.of(), host.values("HKLM\\SOFTWARE\\KeyturnPolicies"));
        Command warned = prepared("apply", "plan.json");
        assertEquals(0, warned.code(), "a policy that was linked since makes no plan stale: " + warned.out() + warned.err());
        assertTrue(warnings(warned).toString().contains("GPO 'Servers TLS' will set this back to dword:0x00000000"), warned.out() + warned.err());
        String run = new RunStore(folder.resolve("runs")).runs().stream().filter(id -> read(id).contains("\"apply\"")
                && read(id).contains("late") && !read(id).contains("refuse")).findFirst().orElseThrow();
        Command back = prepared("rollback", run, "--gpo", "refuse");
        assertEquals(2, back.code(), back.out() + back.err());
        assertTrue(back.out().contains("GPO 'Servers TLS' will set this again, to dword:0x00000000"), back.out());
        assertEquals(2, host.values("HKLM\\SOFTWARE\\KeyturnPolicies").size());
    }

    private static String read(String run) {
        try {
            return Files.readString(folder.resolve("runs").resolve(run).resolve("journal.jsonl"));
        } catch (IOException e) {
            return "";
        }
    }

    private static Command prepared(String... arguments) {
        return Command.run(folder, Stream.concat(Stream.of(arguments), Stream.of("-e", "secret=" + Smbd.PASSWORD, "--runs-dir", "runs", "-i", "hosts.yml"))
                .toArray(String[]::new));
    }

    @Test
    void aTaskThatAloneSaysSoIsRefusedAlone() throws Exception {
        applied(FIRST, "Servers TLS");
        file(FIRST, "registry.pol", new PolFile().set("SOFTWARE\\KeyturnPolicies", "late", OFF).bytes());
        Command run = play(key("early", "data: 1, type: dword") + key("late", "data: 1, type: dword") + "      vars: { gpo: refuse }\n");
        assertEquals(2, run.code());
        assertTrue(run.out().contains("fatal: [r1]: FAILED! => not written: GPO 'Servers TLS' will set this back"), run.out());
        assertEquals(Set.of("early"), host.values("HKLM\\SOFTWARE\\KeyturnPolicies").keySet());
    }

    @Test
    void aHostWithoutPoliciesIsAskedForThemOnceAndInTwoRoundTripsAtMost() throws Exception {
        String tasks = key("a", "data: 1, type: dword") + key("b", "data: 1, type: dword") + key("c", "data: 1, type: dword");
        int asked = trips(play(tasks, "--check", "-vvv"));
        int ignored = trips(play(tasks, "--check", "-vvv", "--gpo", "ignore"));
        assertTrue(asked - ignored <= 2 && asked >= ignored, asked + " round trips, " + ignored + " without asking");
    }

    private static int trips(Command run) {
        Matcher trips = Pattern.compile("(\\d+) round trips").matcher(run.out() + run.err());
        assertTrue(trips.find(), run.out() + run.err());
        return Integer.parseInt(trips.group(1));
    }

    @Test
    void aWordThatIsNoneIsSaid() throws IOException {
        Command option = play(key("a", "data: 1"), "--gpo", "refuze");
        assertEquals(2, option.code());
        assertEquals("keyturn: --gpo is 'refuze'; expected warn or refuse or ignore; did you mean 'refuse'?\n", option.err());
        Command variable = play(key("a", "data: 1"), "-e", "gpo=refuze");
        assertEquals(2, variable.code());
        assertTrue(variable.out().contains("the variable 'gpo' is 'refuze'; expected warn or refuse or ignore; did you mean 'refuse'?"), variable.out());
    }
}
