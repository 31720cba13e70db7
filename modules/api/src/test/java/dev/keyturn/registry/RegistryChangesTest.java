package dev.keyturn.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RegistryChangesTest {
    private static final RegistryPath A = RegistryPath.hklm("SYSTEM\\A");
    private static final RegistryValue ONE = RegistryValue.dword(1);
    private static final RegistryValue TWO = RegistryValue.dword(2);

    private final OverlayRegistry registry = OverlayRegistry.empty();

    @Test
    void missingAncestorsAreCreatedOnceOutermostFirst() {
        List<RegistryChange> changes = new RegistryChanges(registry).setValue(A, "x", ONE).setValue(A, "y", TWO).toList();
        assertEquals(List.of(new CreateKey(RegistryPath.hklm("SYSTEM")), new CreateKey(A),
                new SetValue(A, "x", Optional.empty(), ONE), new SetValue(A, "y", Optional.empty(), TWO)), changes);
    }

    @Test
    void whatHoldsAlreadyAddsNothing() {
        registry.apply(new RegistryChanges(registry).setValue(A, "Name", ONE).toList());
        RegistryPath otherCase = RegistryPath.hklm("system\\a");
        assertTrue(new RegistryChanges(registry).setValue(otherCase, "NAME", ONE).createKey(otherCase).deleteValue(A, "z").toList().isEmpty());
    }

    @Test
    void aLaterWishSeesTheEarlierOne() {
        RegistryChanges changes = new RegistryChanges(registry).setValue(A, "x", ONE).setValue(A, "x", TWO);
        assertEquals(new SetValue(A, "x", Optional.of(ONE), TWO), changes.toList().get(3));
        assertEquals(Optional.of(TWO), changes.registry().value(A, "X"));
    }

    @Test
    void aTreeIsDeletedValueByValueDeepestFirst() {
        registry.apply(new RegistryChanges(registry).setValue(A, "", ONE).setValue(A.child("B"), "x", TWO).toList());
        List<RegistryChange> changes = new RegistryChanges(registry).deleteTree(A).toList();
        assertEquals(List.of(new DeleteValue(A.child("B"), "x", TWO), new RegistryChange.DeleteKey(A.child("B")),
                new DeleteValue(A, "", ONE), new RegistryChange.DeleteKey(A)), changes);
    }

    @Test
    void whatIsNewHereIsNotForeseenBelow() {
        List<Foreseen> below = new ArrayList<>();
        OverlayRegistry overlay = new OverlayRegistry(new RegistryReader() {
            @Override
            public Optional<KeySnapshot> key(RegistryPath path) {
                return registry.key(path);
            }

            @Override
            public void foresee(List<Foreseen> soon) {
                below.addAll(soon);
            }
        });
        registry.apply(new RegistryChanges(registry).setValue(A, "x", ONE).toList());
        overlay.apply(new RegistryChanges(overlay).setValue(A, "y", ONE).createKey(A.child("New")).toList());
        overlay.foresee(List.of(Foreseen.values(A, "x"), Foreseen.whole(A.child("New"))));
        assertEquals(List.of(Foreseen.values(A, "x")), below);
    }

    @Test
    void changesThatDoNotFitAreRefusedAndNothingOfTheListIsKept() {
        registry.apply(new RegistryChanges(registry).setValue(A, "x", ONE).toList());
        List<List<RegistryChange>> misfits = List.of(
                List.of(new SetValue(A, "y", Optional.empty(), TWO), new SetValue(A, "x", Optional.of(TWO), ONE)),
                List.of(new SetValue(A, "x", Optional.empty(), TWO)), List.of(new DeleteValue(A, "x", TWO)), List.of(new CreateKey(A)),
                List.of(new CreateKey(A.child("B\\C"))), List.of(new RegistryChange.DeleteKey(A)),
                List.of(new RegistryChange.DeleteKey(RegistryPath.hklm("SYSTEM"))), List.of(new RegistryChange.DeleteKey(A.child("B"))));
        KeySnapshot before = registry.key(A).orElseThrow();
        for (List<RegistryChange> misfit : misfits) {
            assertThrows(ChangeConflictException.class, () -> registry.apply(misfit), misfit.toString());
            assertEquals(before, registry.key(A).orElseThrow());
        }
    }

    @Test
    void theBaseOfAnOverlayIsNeverTouched() {
        OverlayRegistry overlay = new OverlayRegistry(registry);
        overlay.apply(new RegistryChanges(overlay).setValue(A, "x", ONE).toList());
        assertEquals(Optional.of(ONE), overlay.value(A, "x"));
        assertTrue(registry.key(A).isEmpty());
        assertTrue(registry.key(RegistryPath.hklm("")).orElseThrow().subkeys().isEmpty());
    }

    @Test
    void inversesInReverseOrderRestoreAnyRegistry() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            OverlayRegistry start = OverlayRegistry.empty();
            start.apply(randomWishes(start, random));
            Map<RegistryPath, KeySnapshot> before = everything(start);
            List<RegistryChange> changes = randomWishes(start, random);
            start.apply(changes);
            start.apply(RegistryChanges.inverse(changes));
            assertEquals(before, everything(start), changes.toString());
        }
    }

    private static List<RegistryChange> randomWishes(OverlayRegistry now, Random random) {
        RegistryChanges wishes = new RegistryChanges(now);
        String[] keys = {"A", "A\\B", "a\\b\\C", "D", "A\\E"};
        for (int i = random.nextInt(12); i >= 0; i--) {
            RegistryPath path = RegistryPath.hklm(keys[random.nextInt(keys.length)]);
            switch (random.nextInt(5)) {
                case 0 -> wishes.createKey(path);
                case 1 -> wishes.deleteTree(path);
                case 2 -> wishes.deleteValue(path, "v" + random.nextInt(3));
                default -> wishes.setValue(path, "v" + random.nextInt(3), RegistryValue.dword(random.nextInt(3)));
            }
        }
        return wishes.toList();
    }

    private static Map<RegistryPath, KeySnapshot> everything(RegistryReader registry) {
        Map<RegistryPath, KeySnapshot> all = new TreeMap<>();
        collect(registry, RegistryPath.hklm(""), all);
        return all;
    }

    private static void collect(RegistryReader registry, RegistryPath path, Map<RegistryPath, KeySnapshot> all) {
        KeySnapshot key = registry.key(path).orElseThrow();
        all.put(path, key);
        key.subkeys().forEach(name -> collect(registry, path.child(name), all));
    }
}
