package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.CaseHost;
import dev.keyturn.connections.Samba;
import dev.keyturn.connections.Smbd;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.windows.modules.ModuleCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The cases of all modules over SMB: all of them below one key, where they have Windows' views and any build, and at the real keys those that
 * Samba can be put into.
 */
@Needs(RealPart.SAMBA)
class ModuleCasesOverSambaTest {
    private static final RegistryPath BASE = RegistryPath.hklm("SOFTWARE\\KeyturnCases");

    @Samba
    private static Smbd smbd;
    @AutoClose
    private static Connection host;

    @BeforeAll
    static void start() throws ConnectionException {
        host = SambaFleet.open(smbd);
    }

    /** The cases that have no obstacle; those that have one are printed with it. */
    private static List<ModuleCase> cases(String where, Function<CaseNeeds, Optional<String>> obstacle) {
        List<ModuleCase> cases = new ArrayList<>();
        Map<String, List<String>> leftOut = new TreeMap<>();
        for (ModuleCase each : ModuleCase.all()) {
            obstacle.apply(new CaseNeeds(each)).ifPresentOrElse(why -> leftOut.computeIfAbsent(why, w -> new ArrayList<>()).add(each.name()),
                    () -> cases.add(each));
        }
        leftOut.forEach((why, names) -> System.out.println("not " + where + ", since " + why + ": " + String.join("; ", names)));
        return cases;
    }

    @TestFactory
    Stream<DynamicTest> belowAKey() {
        List<ModuleCase> cases = cases("on a Samba", CaseNeeds::obstacle);
        assertTrue(ModuleCase.all().size() - cases.size() <= 8, cases.size() + " cases");
        Subtree subtree = new Subtree(host, BASE);
        int empty = subtree.size();
        return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> {
            new CaseHost(subtree, List.of(each)).run(each);
            assertEquals(empty, subtree.size(), "nothing is left behind");
        }));
    }

    @TestFactory
    Stream<DynamicTest> atTheRealKeys() {
        List<ModuleCase> cases = cases("at a Samba's real keys", CaseNeeds::obstacleAtRealKeys);
        assertTrue(cases.size() > 150, cases.size() + " cases");
        CaseHost registry = new CaseHost(host, cases);
        return cases.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> registry.run(each)));
    }

    /** The last DWORD of the first case of each module that writes one, as another program sees it. */
    @Test
    void whatACaseWritesAndUndoesIsSeenFromOutside() throws Exception {
        Set<String> modules = new TreeSet<>();
        for (ModuleCase each : cases("looked at from outside", CaseNeeds::obstacleAtRealKeys)) {
            String module = each.name().substring(0, each.name().indexOf(':'));
            if (!modules.contains(module)) {
                new CaseHost(host, List.of(each)).run(each, changes -> dwords(changes).forEach(set -> {
                    modules.add(module);
                    String found = smbd.net("getvalue", set.path().toString().replace(":", "").replace(" (32-bit)", ""), set.name());
                    assertTrue(found.matches("(?s)Type += REG_DWORD\\s+Value += " + ((Dword) set.after()).number() + "\\s.*"), set + ": " + found);
                }));
            }
        }
        assertEquals(Set.of("dotnet_tls", "registry_key", "schannel_cipher", "schannel_hash", "schannel_key_exchange", "schannel_logging",
                "schannel_protocol", "tls_renegotiation", "win_regedit", "winhttp_protocols", "wininet_protocols"), modules);
    }

    private static List<SetValue> dwords(List<RegistryChange> changes) {
        return changes.stream().filter(SetValue.class::isInstance).map(SetValue.class::cast).filter(set -> set.after() instanceof Dword).toList();
    }
}
