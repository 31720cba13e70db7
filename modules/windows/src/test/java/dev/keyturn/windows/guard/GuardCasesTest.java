package dev.keyturn.windows.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keyturn.module.GuardContext;
import dev.keyturn.module.HostGuard;
import dev.keyturn.module.Objection;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.windows.fixture.CaseRegistry;
import dev.keyturn.windows.policy.PolicyGuard;
import dev.keyturn.windows.tls.SuiteList;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the cases in {@code guards.yml}: what a host holds ({@code build}, {@code before}), what is written ({@code write}, {@code delete} of values
 * and {@code drop} of keys), and what the guards say, each a {@code refusal:} or a {@code warning:} with its text up to {@code ...}.
 */
class GuardCasesTest {
    private static final String WINDOWS = "HKLM:\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    private static final String PROTOCOLS = "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\";
    private static final String SCHANNEL = "HKLM:\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\";
    private static final Map<String, String> SHORT = Map.of("service", "HKLM:\\SYSTEM\\CurrentControlSet\\Services\\", "cipher", SCHANNEL + "Ciphers\\",
            "hash", SCHANNEL + "Hashes\\", "exchange", SCHANNEL + "KeyExchangeAlgorithms\\");
    private static final Map<String, String> LISTS = Map.of("suites policy", SuiteList.POLICY.key().toString(),
            "suites local", SuiteList.LOCAL.key().toString());

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (InputStream in = GuardCasesTest.class.getResourceAsStream("/guards.yml")) {
            new YAMLMapper().readTree(in).forEach(c -> tests.add(DynamicTest.dynamicTest(c.required("case").asText(), () -> holds(c))));
        }
        assertTrue(tests.size() > 40, tests.size() + " cases");
        return tests.stream();
    }

    private static void holds(JsonNode c) {
        OverlayRegistry host = CaseRegistry.of(keys(c.path("before")));
        if (c.has("build")) {
            host.apply(CaseRegistry.changes(host, WINDOWS, "CurrentBuildNumber", c.path("build").asText()));
        }
        List<String> said = said(host, changes(host, c), c.path("connection").asText("regfile"));
        List<String> expected = new ArrayList<>();
        c.path("says").forEach(text -> expected.add(text.asText()));
        assertEquals(expected.size(), said.size(), said::toString);
        for (int i = 0; i < said.size(); i++) {
            String wanted = expected.get(i);
            assertTrue(wanted.endsWith("...") ? said.get(i).startsWith(wanted.substring(0, wanted.length() - 3)) : said.get(i).equals(wanted),
                    "expected: " + wanted + "\n but was: " + said.get(i));
        }
    }

    /** As the engine does it: only guards that are concerned are asked. */
    private static List<String> said(OverlayRegistry host, List<RegistryChange> changes, String connection) {
        OverlayRegistry after = new OverlayRegistry(host);
        after.apply(changes);
        List<String> said = new ArrayList<>();
        for (HostGuard guard : guards(connection)) {
            // what Group Policy sets back has cases of its own, in PolicyGuardTest
            if (!(guard instanceof PolicyGuard) && changes.stream().anyMatch(change -> guard.concerns(change.path()))) {
                for (Objection objection : guard.judge(host, after, changes, new GuardContext("h", connection))) {
                    said.add(objection.severity().name().toLowerCase(Locale.ROOT) + ": " + objection);
                }
            }
        }
        return said;
    }

    /** Those of every host, and what winreg brings along for its own. */
    private static List<HostGuard> guards(String connection) {
        List<HostGuard> guards = new ArrayList<>();
        ServiceLoader.load(HostGuard.class).forEach(guards::add);
        if (connection.equals("winreg")) {
            guards.add(new RemoteAccessGuard());
        }
        return guards;
    }

    private static List<RegistryChange> changes(OverlayRegistry host, JsonNode c) {
        RegistryChanges wishes = new RegistryChanges(host);
        keys(c.path("write")).properties().forEach(key -> key.getValue().properties()
                .forEach(value -> wishes.setValue(RegistryPath.parse(key.getKey()), value.getKey(), CaseRegistry.value(value.getValue()))));
        c.path("delete").properties().forEach(key -> key.getValue()
                .forEach(name -> wishes.deleteValue(RegistryPath.parse(path(key.getKey())), name.asText())));
        c.path("drop").forEach(key -> wishes.deleteTree(RegistryPath.parse(path(key.asText()))));
        assertTrue(!wishes.toList().isEmpty(), "a case has to change something");
        return wishes.toList();
    }

    /** With what is short for a role's key ({@code 1.2 Client}), one of a name ({@code cipher X}) or a list ({@code suites policy}) written out. */
    private static JsonNode keys(JsonNode keys) {
        var all = new YAMLMapper().createObjectNode();
        keys.properties().forEach(key -> all.set(path(key.getKey()), key.getValue()));
        return all;
    }

    private static String path(String key) {
        if (key.matches("(SSL )?\\d\\.\\d (Client|Server)")) {
            String version = key.substring(0, key.lastIndexOf(' '));
            return PROTOCOLS + (version.startsWith("SSL") ? version : "TLS " + version) + "\\" + key.substring(key.lastIndexOf(' ') + 1);
        }
        String what = key.substring(0, Math.max(0, key.indexOf(' ')));
        return SHORT.containsKey(what) ? SHORT.get(what) + key.substring(what.length() + 1) : LISTS.getOrDefault(key, key);
    }
}
