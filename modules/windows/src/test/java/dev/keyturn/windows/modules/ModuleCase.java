package dev.keyturn.windows.modules;

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
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.fixture.CaseRegistry;
import dev.keyturn.windows.fixture.ClockedRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A case of {@code cases/<module>.yml}: what a host holds ({@code before}), when it started and its keys were written ({@code boot},
 * {@code written}), what a task declares, and then the changes (keys that are created on the way left out), the reason for none, the
 * {@code values} for {@code register:} (those that matter), the failure (or the {@code mistake}, which needs no host to be found) or the warnings.
 * Where several texts must be there, they are a list. A case that no real registry can be put into says why ({@code memory_only}).
 */
public final class ModuleCase {
    private final TaskModule<?> module;
    private final JsonNode expected;

    private ModuleCase(TaskModule<?> module, JsonNode expected) {
        this.module = module;
        this.expected = expected;
    }

    /** The cases of all modules. */
    public static List<ModuleCase> all() {
        List<ModuleCase> all = new ArrayList<>();
        for (TaskModule<?> module : WindowsModules.all()) {
            try (InputStream in = ModuleCase.class.getResourceAsStream("/cases/" + module.name() + ".yml")) {
                JsonNode cases = new YAMLMapper().readTree(in);
                assertTrue(cases.isArray() && !cases.isEmpty(), module.name() + " has no cases");
                cases.forEach(c -> all.add(new ModuleCase(module, c)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    /** Its module and what it is about. */
    public String name() {
        return module.name() + ": " + expected.required("case").asText();
    }

    /** Why it cannot be run on a real registry; empty if it can. */
    public Optional<String> memoryOnly() {
        return Optional.ofNullable(expected.get("memory_only")).map(JsonNode::asText);
    }

    /** The keys that the host holds, without those that are only above others. */
    public List<RegistryPath> keys() {
        return expected.path("before").propertyStream().map(key -> RegistryPath.parse(key.getKey())).toList();
    }

    /** What the host holds, in memory. */
    public OverlayRegistry before() {
        return CaseRegistry.of(expected.path("before"));
    }

    /** Plans the task on a host that holds {@link #before}, makes its changes, plans it again, and undoes them. The clock is the case's own. */
    public void run(RegistryReader host, Consumer<List<RegistryChange>> apply) throws Exception {
        run(module, host, apply);
    }

    private <A extends Record> void run(TaskModule<A> module, RegistryReader host, Consumer<List<RegistryChange>> apply) throws Exception {
        A arguments = TestBinder.bind(module.arguments(), expected.required("task"));
        Target target = new Target("host", ClockedRegistry.of(host, expected),
                peer -> Optional.ofNullable(expected.path("peers").get(peer)).map(JsonNode::asBoolean));
        if (expected.has("mistake") || expected.has("failure")) {
            assertRefused(module, arguments, target);
            return;
        }
        module.check(arguments);
        Outcome outcome = module.plan(arguments, target);
        assertEquals(outcome, module.plan(arguments, target), "planning twice gives the same");
        assertOutcome(outcome);
        Map<RegistryPath, Optional<KeySnapshot>> before = keys(host, outcome.changes());
        OverlayRegistry predicted = new OverlayRegistry(host);
        predicted.apply(outcome.changes());
        apply.accept(outcome.changes());
        assertEquals(keys(predicted, outcome.changes()), keys(host, outcome.changes()), "what was predicted is there");
        assertEquals(List.of(), module.plan(arguments, target).changes(), "nothing is left to do");
        apply.accept(RegistryChanges.inverse(outcome.changes()));
        assertEquals(before, keys(host, outcome.changes()), "undone, all is as it was");
        assertEquals(outcome, module.plan(arguments, target), "undone, the plan is the first one again");
    }

    private <A extends Record> void assertRefused(TaskModule<A> module, A arguments, Target target) {
        ModuleFailure refused = assertThrows(ModuleFailure.class, () -> module.plan(arguments, target));
        if (expected.has("failure")) {
            assertContains(expected.get("failure"), refused.getMessage());
        } else {
            assertEquals(expected.get("mistake").asText(), refused.getMessage());
            assertEquals(refused.getMessage(), assertThrows(ModuleFailure.class, () -> module.check(arguments)).getMessage());
        }
    }

    private void assertOutcome(Outcome outcome) {
        assertEquals(texts(expected.path("changes")),
                outcome.changes().stream().filter(c -> !(c instanceof CreateKey)).map(Object::toString).toList());
        assertContains(expected.path("reason"), outcome.reason());
        assertContains(expected.path("warning"), String.join("; ", outcome.warnings()));
        expected.path("values").properties().forEach(v ->
                assertEquals(TestBinder.plain(v.getValue()), outcome.values().get(v.getKey()), v.getKey()));
        assertEquals(expected.path("restart").asText("NONE"), outcome.restart().kind().name());
    }

    private static Map<RegistryPath, Optional<KeySnapshot>> keys(RegistryReader host, List<RegistryChange> changes) {
        Map<RegistryPath, Optional<KeySnapshot>> keys = new HashMap<>();
        changes.forEach(change -> keys.put(change.path(), host.key(change.path())));
        return keys;
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
}
