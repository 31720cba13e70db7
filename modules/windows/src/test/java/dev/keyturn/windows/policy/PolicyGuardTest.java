package dev.keyturn.windows.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.module.GuardContext;
import dev.keyturn.module.Objection;
import dev.keyturn.module.PolicyAccess;
import dev.keyturn.module.PolicyAccess.Mode;
import dev.keyturn.module.PolicyFiles;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the guard of policies says of changes, on a registry and with files in memory. */
class PolicyGuardTest {
    private static final String GROUP_POLICY = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\";
    private static final String FOLDER = "\\\\example.com\\sysvol\\example.com\\Policies\\{1}\\";
    private static final String SID = "S-1-5-21-1-2-3-500";
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\Demo");
    private static final RegistryValue ONE = RegistryValue.dword(1);
    private static final RegistryValue TWO = RegistryValue.dword(2);

    private final PolicyGuard guard = new PolicyGuard();
    private final Map<String, PolicyFiles.Answer> files = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();
    private OverlayRegistry host;
    private Optional<String> server = Optional.empty();

    @BeforeEach
    void emptyHost() {
        host = new OverlayRegistry(new RegistryReader() {
            @Override
            public Optional<KeySnapshot> key(RegistryPath path) {
                return path.isRoot() ? Optional.of(KeySnapshot.EMPTY) : Optional.empty();
            }
        });
    }

    private void wish(Consumer<RegistryChanges> what) {
        RegistryChanges wishes = new RegistryChanges(host);
        what.accept(wishes);
        host.apply(wishes.toList());
    }

    private void applied(String owner, int number, String name, String path) {
        RegistryPath key = RegistryPath.hklm(GROUP_POLICY + "State\\" + owner + "\\GPO-List\\" + number);
        wish(wishes -> wishes.setValue(key, "DisplayName", RegistryValue.sz(name)).setValue(key, "FileSysPath", RegistryValue.sz(path)));
    }

    private Optional<PolicyFiles> files() {
        return Optional.of((paths, from) -> {
            asked.addAll(paths);
            server = from;
            Map<String, PolicyFiles.Answer> answers = new LinkedHashMap<>();
            paths.forEach(path -> answers.put(path, files.getOrDefault(path, PolicyFiles.Answer.NONE)));
            return answers;
        });
    }

    private List<String> said(Mode mode, Optional<PolicyAccess> access, Consumer<RegistryChanges> what) {
        RegistryChanges wishes = new RegistryChanges(host);
        what.accept(wishes);
        List<RegistryChange> changes = wishes.toList();
        assertTrue(changes.stream().allMatch(change -> guard.concerns(change.path())));
        OverlayRegistry after = new OverlayRegistry(host);
        after.apply(changes);
        return guard.judge(host, after, changes, new GuardContext("h", "winreg", mode, access)).stream()
                .map(objection -> (objection.severity() == Objection.Severity.POLICY_REFUSAL ? "refused: " : "") + objection.sentence()).toList();
    }

    private List<String> said(Consumer<RegistryChanges> what) {
        return said(Mode.WARN, Optional.of(new PolicyAccess(host, files())), what);
    }

    private void policy(String folder, PolFile file) {
        files.put(folder + "registry.pol", PolicyFiles.Answer.of(file.bytes()));
    }

    @Test
    void deletionsAreSetBackAsWell() {
        applied("Machine", 0, "A", FOLDER + "Machine");
        policy(FOLDER + "Machine\\", new PolFile().set("SOFTWARE\\Demo", "set", ONE).set("SOFTWARE\\Demo\\Sub", "v", ONE)
                .set("SOFTWARE\\Other", "**DelVals.", RegistryValue.sz(" ")).set("SOFTWARE\\Other", "kept", TWO)
                .set("SOFTWARE", "**DeleteKeys", RegistryValue.sz("Gone")));
        wish(wishes -> wishes.setValue(KEY, "set", ONE).setValue(KEY.child("Sub"), "v", ONE));
        assertEquals(List.of("GPO 'A' will set this again, to dword:0x00000001: HKLM:\\SOFTWARE\\Demo, value 'set' (registry.pol)"),
                said(wishes -> wishes.deleteValue(KEY, "set")));
        List<String> tree = said(wishes -> wishes.deleteTree(KEY));
        assertTrue(tree.contains("GPO 'A' will create this key again: HKLM:\\SOFTWARE\\Demo\\Sub (registry.pol)"), tree.toString());
        RegistryPath other = RegistryPath.hklm("SOFTWARE\\Other");
        assertEquals(List.of("GPO 'A' will delete this again: HKLM:\\SOFTWARE\\Other, value 'x' (registry.pol)"),
                said(wishes -> wishes.setValue(other, "x", ONE).setValue(other, "kept", TWO)));
        RegistryPath gone = RegistryPath.hklm("SOFTWARE\\Gone\\Deep");
        List<String> below = said(wishes -> wishes.setValue(gone, "", ONE));
        assertEquals(List.of("GPO 'A' will delete this key again: HKLM:\\SOFTWARE\\Gone (registry.pol)",
                "GPO 'A' will delete this key again: HKLM:\\SOFTWARE\\Gone\\Deep"
                + " (registry.pol)", "GPO 'A' will delete this again: HKLM:\\SOFTWARE\\Gone\\Deep, the default value (registry.pol)"), below);
    }

    @Test
    void theViewsOfAKeyAreTwoKeys() {
        applied("Machine", 0, "A", FOLDER + "Machine");
        policy(FOLDER + "Machine\\", new PolFile().set("Software\\Wow6432Node\\Demo", "v", TWO));
        assertEquals(List.of(), said(wishes -> wishes.setValue(KEY, "v", ONE)));
        assertEquals(List.of("GPO 'A' will set this back to dword:0x00000002: HKLM:\\SOFTWARE\\Demo (32-bit), value 'v' (registry.pol)"),
                said(wishes -> wishes.setValue(KEY.in(View.BITS_32), "v", ONE)));
    }

    @Test
    void whatIsSetWhereItIsAbsentOnlyDoesNotUndoAValueButADeletion() {
        applied("Machine", 0, "A", FOLDER + "Machine");
        policy(FOLDER + "Machine\\", new PolFile().set("SOFTWARE\\Demo", "**soft.v", TWO));
        assertEquals(List.of(), said(wishes -> wishes.setValue(KEY, "v", ONE)));
        wish(wishes -> wishes.setValue(KEY, "v", ONE));
        assertEquals(1, said(wishes -> wishes.deleteValue(KEY, "v")).size());
    }

    @Test
    void whatMayHappenIsToldBesideWhatWill() {
        applied("Machine", 0, "A", FOLDER + "Machine");
        String item = "<Registry name=\"x\"><Properties action=\"U\" hive=\"HKEY_LOCAL_MACHINE\" key=\"SOFTWARE\\Demo\" name=\"v\" type=\"REG_DWORD\""
                + " value=\"0000000%d\"/>"
                + "%s</Registry>";
        files.put(FOLDER + "Machine\\Preferences\\Registry\\Registry.xml", PolicyFiles.Answer.of(("<RegistrySettings>" + String.format(item, 2, "")
                + String.format(item, 3, "<Filters><FilterOs/></Filters>") + "</RegistrySettings>").getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("GPO 'A' may set this back to dword:0x00000003: HKLM:\\SOFTWARE\\Demo, value 'v' (a preference with a filter or a variable)",
                "GPO 'A' may set this back to dword:0x00000002: HKLM:\\SOFTWARE\\Demo, value 'v' (a preference)"),
                said(wishes -> wishes.setValue(KEY, "v", ONE)));
        assertEquals(1, said(wishes -> wishes.setValue(KEY, "v", TWO)).size(), "the certain one agrees");
    }

    @Test
    void usersHaveListsOfTheirOwn() {
        applied(SID, 0, "Users", FOLDER + "User");
        policy(FOLDER + "User\\", new PolFile().set("Software\\Demo", "v", TWO));
        RegistryPath user = RegistryPath.of(Hive.HKU, SID + "\\Software\\Demo");
        assertEquals(List.of("GPO 'Users' will set this back to dword:0x00000002: HKU:\\" + SID + "\\Software\\Demo, value 'v' (registry.pol)"),
                said(wishes -> wishes.setValue(user, "v", ONE)));
        assertEquals(List.of(), said(wishes -> wishes.setValue(KEY, "v", ONE)));
        assertEquals(List.of(), said(wishes -> wishes.setValue(RegistryPath.of(Hive.HKU, ".DEFAULT\\Software\\Demo"), "v", ONE)));
    }

    @Test
    void filesAreLookedForWhereTheHistorySaysAndAtTheServerThatTheHostAsks() {
        RegistryPath entry = RegistryPath.hklm(GROUP_POLICY + "State\\Machine\\GPO-List\\0");
        RegistryPath history = RegistryPath.hklm(GROUP_POLICY + "History");
        wish(wishes -> wishes.setValue(entry, "GPOID", RegistryValue.sz("{ABC}")).setValue(entry, "DisplayName", RegistryValue.sz("A"))
                .setValue(history, "DCName", RegistryValue.sz("\\\\dc1.example.com"))
                .setValue(history.child("{35378EAC-683F-11D2-A89A-00C04FBBCFA2}").child("3"), "GPOName", RegistryValue.sz("{abc}"))
                .setValue(history.child("{35378EAC-683F-11D2-A89A-00C04FBBCFA2}").child("3"), "FileSysPath", RegistryValue.sz(FOLDER + "Machine\\")));
        assertEquals(List.of(), said(wishes -> wishes.setValue(KEY, "v", ONE)));
        assertEquals(List.of(FOLDER + "Machine\\registry.pol", FOLDER + "Machine\\Preferences\\Registry\\Registry.xml"), asked);
        assertEquals(Optional.of("dc1.example.com"), server);
        wish(wishes -> wishes.deleteTree(history));
        assertEquals(List.of("whether a Group Policy will set back what is written is unknown: GPO 'A' does not say where its files are"),
                said(wishes -> wishes.setValue(KEY, "v", ONE)));
    }

    @Test
    void aHostIsAskedOnceAndWhatIsUnknownIsSaidOnceOrRefusedAlways() {
        applied("Machine", 0, "A", FOLDER + "Machine");
        files.put(FOLDER + "Machine\\registry.pol", PolicyFiles.Answer.unknown("the server is away"));
        PolicyAccess access = new PolicyAccess(host, files());
        String unknown = "whether a Group Policy will set back what is written is unknown: GPO 'A': the server is away";
        assertEquals(List.of(unknown), said(Mode.WARN, Optional.of(access), wishes -> wishes.setValue(KEY, "v", ONE)));
        assertEquals(List.of(), said(Mode.WARN, Optional.of(access), wishes -> wishes.setValue(KEY, "w", ONE)));
        assertEquals(List.of("refused: " + unknown), said(Mode.REFUSE, Optional.of(access), wishes -> wishes.setValue(KEY, "x", ONE)));
        assertEquals(List.of(), said(Mode.IGNORE, Optional.of(access), wishes -> wishes.setValue(KEY, "y", ONE)));
        assertEquals(2, asked.size(), "each file once: " + asked);
    }

    @Test
    void aSnapshotWithAListHasPoliciesWhoseFilesAreUnknownAndOneWithoutSaysNothing() {
        PolicyAccess snapshot = new PolicyAccess(host, Optional.empty());
        assertEquals(List.of(), said(Mode.WARN, Optional.of(snapshot), wishes -> wishes.setValue(KEY, "v", ONE)));
        applied("Machine", 0, "A", FOLDER + "Machine");
        List<String> said = said(Mode.WARN, Optional.of(new PolicyAccess(host, Optional.empty())), wishes -> wishes.setValue(KEY, "v", ONE));
        assertEquals(1, said.size());
        assertTrue(said.get(0).contains("is unknown: GPO 'A': a snapshot does not have the files of policies"), said.get(0));
    }

    @Test
    @Timeout(60)
    void aHostOrAPolicyThatSaysTooMuchIsHeardNoLongerThanIsOfUse() {
        applied("Machine", 0, "N".repeat(30_000), FOLDER + "Machine");
        StringBuilder items = new StringBuilder("<RegistrySettings>");
        for (int i = 0; i < 50_000; i++) {
            items.append("<Registry><Properties hive=\"HKEY_LOCAL_MACHINE\" key=\"SOFTWARE\\Demo\" name=\"v\" type=\"REG_SZ\" value=\"%x%").append(i)
                    .append("\"/></Registry>");
        }
        items.append("<Registry><Properties hive=\"HKEY_LOCAL_MACHINE\" key=\"SOFTWARE\\Demo\" name=\"v\" type=\"REG_SZ\" value=\"%")
                .append("x".repeat(1 << 20)).append("\"/></Registry></RegistrySettings>");
        files.put(FOLDER + "Machine\\Preferences\\Registry\\Registry.xml", PolicyFiles.Answer.of(items.toString().getBytes(StandardCharsets.UTF_8)));
        List<String> said = said(wishes -> wishes.setValue(KEY, "v", ONE));
        assertEquals(16, said.size());
        assertTrue(said.stream().allMatch(line -> line.contains(" may set this back to ") && line.length() < 5_000), said.get(0));
        applied("Machine", 0, "A", "\\\\".repeat(15_000) + "x");
        assertEquals(List.of(), said(wishes -> wishes.setValue(KEY, "v", ONE)), "no such file");
        applied("Machine", 0, "A", "\\".repeat(3 << 20));
        assertTrue(said(wishes -> wishes.setValue(KEY, "v", ONE)).get(0).endsWith("GPO 'A' does not say where its files are"));
        for (int i = 1; i <= 999; i++) {
            applied("Machine", i, "A", FOLDER + "Machine");
        }
        assertTrue(said(wishes -> wishes.setValue(KEY, "v", ONE)).get(0).endsWith("lists 1000 policies, and Windows applies 999 at most"));
    }

    @Test
    void keysOfPoliciesAreKnownByNameWhereThePoliciesAreNot() {
        RegistryPath owned = RegistryPath.hklm("SOFTWARE\\Policies\\Microsoft\\Demo");
        RegistryPath users = RegistryPath.of(Hive.HKU, SID + "\\Software\\Policies\\Demo");
        String tail = " belongs to Group Policy, and which policies set it is unknown: one that does will set back what is written there";
        for (Optional<PolicyAccess> access : List.of(Optional.<PolicyAccess>empty(), Optional.of(new PolicyAccess(host, Optional.empty())))) {
            assertEquals(List.of(owned + tail, users + tail), said(Mode.WARN, access, wishes -> wishes.setValue(owned, "v", ONE).setValue(owned, "w", ONE)
                    .setValue(users, "v", ONE)));
            assertEquals(List.of("refused: " + owned + tail), said(Mode.REFUSE, access, wishes -> wishes.setValue(owned, "v", ONE)));
        }
        assertEquals(List.of(), said(wishes -> wishes.setValue(owned, "v", ONE)), "a live host without any policy");
    }

    @Test
    void aValueThatAPolicyWinsOverHasNoEffectUnlessItSaysTheSame() {
        RegistryPath settings = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings");
        RegistryPath policy = RegistryPath.hklm("SOFTWARE\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings");
        RegistryPath user = RegistryPath.of(Hive.HKU, SID + "\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings");
        RegistryPath userPolicy = RegistryPath.of(Hive.HKU, SID + "\\Software\\Policies\\Microsoft\\Windows\\CurrentVersion\\Internet Settings");
        assertEquals(List.of(), said(wishes -> wishes.setValue(settings, "SecureProtocols", ONE)));
        wish(wishes -> wishes.setValue(policy, "SecureProtocols", TWO));
        List<String> expected = List.of("a policy has set " + policy + ", value 'SecureProtocols', to dword:0x00000002, which wins over what is written to "
                + settings.in(View.BITS_32) + ", so that has no effect");
        assertEquals(expected, said(wishes -> wishes.setValue(settings.in(View.BITS_32), "secureprotocols", ONE)));
        assertEquals(List.of(), said(wishes -> wishes.setValue(settings, "SecureProtocols", TWO)));
        assertEquals(1, said(wishes -> wishes.setValue(user, "SecureProtocols", ONE)).size());
        wish(wishes -> wishes.deleteTree(policy).setValue(userPolicy, "SecureProtocols", TWO));
        assertEquals(1, said(wishes -> wishes.setValue(user, "SecureProtocols", ONE)).size());
        assertEquals(List.of(), said(wishes -> wishes.setValue(settings, "SecureProtocols", ONE)));
    }

    @Test
    void suiteListsAreTheSameInEachOfTheirSpellings() {
        RegistryPath local = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010002");
        RegistryPath policy = RegistryPath.hklm("SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002");
        wish(wishes -> wishes.setValue(policy, "Functions", RegistryValue.sz("TLS_A, TLS_B")));
        assertEquals(List.of(), said(wishes -> wishes.setValue(local, "Functions", new RegistryValue.MultiSz(List.of("TLS_A", "TLS_B")))));
        assertEquals(List.of(), said(wishes -> wishes.setValue(local, "Functions", new RegistryValue.MultiSz(List.of("TLS_A,TLS_B")))));
        assertEquals(1, said(wishes -> wishes.setValue(local, "Functions", new RegistryValue.MultiSz(List.of("TLS_B", "TLS_A")))).size());
    }
}
