package dev.keyturn.windows.gather;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keyturn.module.FactSource;
import dev.keyturn.module.FactSubsets;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.fixture.CaseRegistry;
import dev.keyturn.windows.fixture.ClockedRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the cases in {@code facts.yml}: what a host holds ({@code before}) and all facts that come of it. */
class WindowsFactsTest {
    private static final Set<String> ALL = new WindowsFacts().subsets();
    private static final RegistryPath WINDOWS = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        fixture().forEach(c -> tests.add(DynamicTest.dynamicTest(c.required("case").asText(), () -> assertEquals(c.required("facts"), facts(c)))));
        return tests.stream();
    }

    @Test
    void everyValueIsForeseenAndAskedForOnce() throws IOException {
        for (JsonNode host : fixture()) {
            List<Foreseen> asked = new ArrayList<>();
            new WindowsFacts().gather(new Counting(CaseRegistry.of(host.path("before")), asked), subsets(host));
            assertFalse(asked.isEmpty());
            assertEquals(new HashSet<>(asked).size(), asked.size(), () -> "asked twice in " + asked);
        }
    }

    /** One for what is always there, and one for what only the first names: roles, components, policies. */
    @Test
    void allIsReadInTwoGoesHoweverManySubsets() throws IOException {
        for (JsonNode host : fixture()) {
            Counting registry = new Counting(CaseRegistry.of(host.path("before")), new ArrayList<>());
            new WindowsFacts().gather(registry, ALL);
            assertTrue(registry.goes().size() <= 2, () -> host.path("case") + ": " + registry.goes());
        }
    }

    @Test
    void whatNobodyAsksForIsNotRead() throws IOException {
        List<Foreseen> asked = new ArrayList<>();
        new WindowsFacts().gather(new Counting(CaseRegistry.of(fixture().get(0).path("before")), asked), Set.of("dotnet"));
        assertTrue(asked.stream().allMatch(each -> each.key().subkey().contains("NET Framework Setup")), asked::toString);
    }

    @Test
    void aTextThatLacksItsNulIsRead() {
        OverlayRegistry host = OverlayRegistry.empty();
        RegistryValue stored = RegistryValue.decode(RegistryValue.REG_SZ, "20348".getBytes(StandardCharsets.UTF_16LE));
        host.apply(new RegistryChanges(host).setValue(WINDOWS, "CurrentBuildNumber", stored).toList());
        assertEquals("10.0.20348.0", new WindowsFacts().gather(host, ALL).get("ansible_distribution_version"));
    }

    @Test
    void dataOfNoUsualFormIsLeftOut() {
        OverlayRegistry host = OverlayRegistry.empty();
        for (String name : List.of("CurrentBuildNumber", "CurrentBuild", "ProductName", "UBR", "CurrentMajorVersionNumber", "CSDVersion")) {
            for (int type : new int[] {RegistryValue.REG_SZ, RegistryValue.REG_DWORD, RegistryValue.REG_MULTI_SZ}) {
                host.apply(new RegistryChanges(host).setValue(WINDOWS, name, RegistryValue.decode(type, new byte[] {1, 2, 3})).toList());
                assertEquals(List.of("ansible_os_family", "keyturn_facts"), List.copyOf(new WindowsFacts().gather(host, ALL).keySet()));
            }
        }
    }

    @Test
    void theServiceFileNamesIt() {
        assertTrue(ServiceLoader.load(FactSource.class).stream().anyMatch(p -> p.type() == WindowsFacts.class));
    }

    private static JsonNode facts(JsonNode host) throws IOException {
        Map<String, Object> facts = new WindowsFacts().gather(ClockedRegistry.of(CaseRegistry.of(host.path("before")), host), subsets(host));
        // Through text, so that a number is the same whether it is an int or a long.
        return new YAMLMapper().readTree(new YAMLMapper().writeValueAsString(facts));
    }

    /** The subsets that a case asks for; all of them if it does not say. */
    private static Set<String> subsets(JsonNode host) {
        List<String> words = new ArrayList<>();
        host.path("subsets").forEach(word -> words.add(word.asText()));
        return FactSubsets.of(List.of(new WindowsFacts())).chosen(words);
    }

    private static JsonNode fixture() throws IOException {
        try (InputStream in = WindowsFactsTest.class.getResourceAsStream("/facts.yml")) {
            return new YAMLMapper().readTree(in);
        }
    }

    /** A registry that keeps what it was asked, and has to know of it before. */
    private record Counting(RegistryReader registry, List<Foreseen> asked, List<Foreseen> foreseen, List<Integer> goes) implements RegistryReader {
        private Counting(RegistryReader registry, List<Foreseen> asked) {
            this(registry, asked, new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public void foresee(List<Foreseen> soon) {
            if (!foreseen.containsAll(soon)) {
                goes.add(soon.size());
            }
            foreseen.addAll(soon);
        }

        @Override
        public Optional<KeySnapshot> key(RegistryPath path) {
            asked.add(Foreseen.whole(path));
            assertTrue(foreseen.contains(Foreseen.whole(path)), () -> path + " is not foreseen");
            return registry.key(path);
        }

        @Override
        public boolean exists(RegistryPath path) {
            assertTrue(foreseen.stream().anyMatch(f -> f.key().equals(path)), () -> path + " is not foreseen");
            return registry.exists(path);
        }

        @Override
        public Optional<RegistryValue> value(RegistryPath path, String name) {
            asked.add(Foreseen.values(path, name));
            assertTrue(foreseen.stream().anyMatch(f -> f.key().equals(path) && f.values().orElse(List.of()).contains(name)),
                    () -> path + " '" + name + "' is not foreseen");
            return registry.value(path, name);
        }
    }
}
