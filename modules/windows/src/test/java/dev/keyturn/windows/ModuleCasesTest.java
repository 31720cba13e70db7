package dev.keyturn.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Target;
import dev.keyturn.module.TaskModule;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the cases in {@code cases/<module>.yml}: what a host holds ({@code before}), when it started and its keys were written ({@code boot},
 * {@code written}), what a task declares, and then the changes (keys that are created on the way left out), the reason for none, the
 * {@code values} for {@code register:} (those that matter), the failure (or the {@code mistake}, which needs no host to be found) or the warnings.
 * Where several texts must be there, they are a list. Each case is planned, made, planned again and undone.
 */
class ModuleCasesTest {
    @TestFactory
    Stream<DynamicTest> cases() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (TaskModule<?> module : WindowsModules.all()) {
            try (InputStream in = getClass().getResourceAsStream("/cases/" + module.name() + ".yml")) {
                JsonNode cases = new YAMLMapper().readTree(in);
                assertTrue(cases.isArray() && !cases.isEmpty(), module.name() + " has no cases");
                cases.forEach(c -> tests.add(DynamicTest.dynamicTest(module.name() + ": " + c.required("case").asText(), () -> run(module, c))));
            }
        }
        return tests.stream();
    }

    private static <A extends Record> void run(TaskModule<A> module, JsonNode expected) throws Exception {
        A arguments = TestBinder.bind(module.arguments(), expected.required("task"));
        OverlayRegistry host = new OverlayRegistry(ClockedRegistry.of(registry(expected.path("before")), expected));
        Target target = new Target("host", host);
        if (expected.has("mistake")) {
            ModuleFailure mistake = assertThrows(ModuleFailure.class, () -> module.check(arguments));
            assertEquals(expected.get("mistake").asText(), mistake.getMessage());
            assertEquals(mistake.getMessage(), assertThrows(ModuleFailure.class, () -> module.plan(arguments, target)).getMessage());
            return;
        }
        if (expected.has("failure")) {
            ModuleFailure failure = assertThrows(ModuleFailure.class, () -> module.plan(arguments, target));
            assertContains(expected.get("failure"), failure.getMessage());
            return;
        }
        module.check(arguments);
        Outcome outcome = module.plan(arguments, target);
        assertEquals(outcome, module.plan(arguments, target), "planning twice gives the same");
        assertEquals(texts(expected.path("changes")),
                outcome.changes().stream().filter(c -> !(c instanceof CreateKey)).map(Object::toString).toList());
        assertContains(expected.path("reason"), outcome.reason());
        assertContains(expected.path("warning"), String.join("; ", outcome.warnings()));
        expected.path("values").properties().forEach(v ->
                assertEquals(TestBinder.plain(v.getValue()), outcome.values().get(v.getKey()), v.getKey()));
        assertEquals(expected.path("restart").asText("NONE"), outcome.restart().kind().name());
        assertApplied(module, arguments, host, outcome);
    }

    private static <A extends Record> void assertApplied(TaskModule<A> module, A arguments, OverlayRegistry host, Outcome outcome) throws Exception {
        OverlayRegistry after = new OverlayRegistry(host);
        after.apply(outcome.changes());
        assertEquals(List.of(), module.plan(arguments, new Target("host", after)).changes(), "nothing is left to do");
        after.apply(RegistryChanges.inverse(outcome.changes()));
        assertEquals(outcome, module.plan(arguments, new Target("host", after)), "undone, the plan is the first one again");
    }

    /** Without the field there must be no text; with it, the text must hold it, or all of a list. */
    private static void assertContains(JsonNode wanted, String text) {
        if (wanted.isMissingNode()) {
            assertEquals("", text);
        } else if (wanted.isArray()) {
            wanted.forEach(w -> assertContains(w, text));
        } else {
            assertFalse(wanted.asText().isEmpty());
            assertTrue(text.contains(wanted.asText()), text);
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(t -> texts.add(t.asText()));
        return texts;
    }

    static OverlayRegistry registry(JsonNode before) {
        OverlayRegistry registry = OverlayRegistry.empty();
        RegistryChanges wishes = new RegistryChanges(registry);
        before.properties().forEach(key -> {
            RegistryPath path = RegistryPath.parse(key.getKey());
            wishes.createKey(path);
            key.getValue().properties().forEach(value -> wishes.setValue(path, value.getKey(), value(value.getValue())));
        });
        registry.apply(wishes.toList());
        return registry;
    }

    /** A number is a DWORD, a text a string, and anything else a mapping of its type and bytes. */
    private static RegistryValue value(JsonNode value) {
        if (value.isObject()) {
            String name = value.required("type").asText();
            int type = IntStream.rangeClosed(0, 11).filter(t -> RegistryValue.typeName(t).equals(name)).findFirst().orElseThrow();
            return RegistryValue.decode(type, HexFormat.ofDelimiter(",").parseHex(value.required("hex").asText()));
        }
        return value.isNumber() ? RegistryValue.dword(value.longValue()) : RegistryValue.sz(value.asText());
    }
}
