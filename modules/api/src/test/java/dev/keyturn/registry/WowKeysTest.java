package dev.keyturn.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Which spellings name one key and which two, in every hive and both views. */
class WowKeysTest {
    private static final String TABLE = WowKeys.TABLE;

    @ParameterizedTest
    @CsvFileSource(resources = TABLE, numLinesToSkip = 1)
    void aSpellingMeansOneKey(String spelling, View view, String literal) {
        RegistryPath path = RegistryPath.parse(spelling);
        assertEquals(view, path.view());
        assertEquals(literal, path.hive() + "\\" + path.literal());
        assertEquals(path, RegistryPath.parse(path.hive() + ":\\" + path.literal()), "its literal spelling");
        assertEquals(path, RegistryPath.parse(path.hive() + ":\\" + path.subkey()).in(path.view()), "its name and its view");
        assertEquals(path, RegistryPath.parse(spelling.toUpperCase(Locale.ROOT)), "in capitals");
    }

    @ParameterizedTest
    @CsvFileSource(resources = TABLE, numLinesToSkip = 1)
    void viewsDifferExactlyWhereTheKeyIsRedirected(String spelling) {
        RegistryPath path = RegistryPath.parse(spelling);
        assertEquals(path.redirected(), !path.in(View.BITS_32).equals(path.in(View.BITS_64)));
        assertEquals(View.BITS_64, path.in(View.BITS_64).view());
        assertEquals(path, path.in(View.BITS_64).in(path.view()));
    }

    /** What deletes a tree goes down by children, and what creates a key up by parents: both must come by the same keys. */
    @ParameterizedTest
    @CsvFileSource(resources = TABLE, numLinesToSkip = 1)
    void aKeyIsTheChildOfItsParent(String spelling) {
        RegistryPath path = RegistryPath.parse(spelling).child("Probe").child("deep");
        for (RegistryPath key = path; !key.isRoot(); key = key.parent().orElseThrow()) {
            RegistryPath above = key.parent().orElseThrow();
            assertTrue(key.isAtOrBelow(above), key + " below " + above);
            assertFalse(above.isAtOrBelow(key), above + " below " + key);
            if (!key.equals(RegistryPath.hklm("SOFTWARE").in(View.BITS_32))) {
                assertEquals(key, above.child(key.name()));
            }
        }
        RegistryPath root = RegistryPath.of(path.hive(), "");
        List<RegistryPath> above = new ArrayList<>(path.ancestors());
        above.add(0, root);
        for (RegistryPath other : keys()) {
            if (path.isAtOrBelow(other)) {
                assertTrue(above.contains(other), path + " is below " + other + ", which is not above it");
            }
        }
    }

    /** Two paths are equal exactly if Windows keeps them in one place. */
    @Test
    void noTwoKeysAreTakenForOne() {
        Map<String, RegistryPath> byPlace = new HashMap<>();
        for (RegistryPath key : keys()) {
            String place = Names.fold(key.hive() + "\\" + key.literal());
            RegistryPath known = byPlace.putIfAbsent(place, key);
            assertTrue(known == null || known.equals(key), known + " and " + key);
        }
        assertEquals(byPlace.size(), Set.copyOf(keys()).size());
    }

    @Test
    void deletingOneOfTwoLeavesTheOther() {
        Set<RegistryPath> all = Set.copyOf(keys());
        for (RegistryPath deleted : all) {
            OverlayRegistry registry = OverlayRegistry.empty();
            for (RegistryPath key : all) {
                registry.apply(new RegistryChanges(registry).setValue(key, "v", RegistryValue.sz(key.toString())).toList());
            }
            List<RegistryChange> changes = new RegistryChanges(registry).deleteTree(deleted).toList();
            registry.apply(changes);
            for (RegistryPath key : all) {
                assertEquals(!key.isAtOrBelow(deleted), registry.exists(key), key + " after " + deleted);
                boolean named = changes.stream().anyMatch(c -> c instanceof RegistryChange.DeleteKey && c.path().equals(key));
                assertEquals(key.isAtOrBelow(deleted), named, key + " in the changes that delete " + deleted);
            }
            assertNotEquals(List.of(), changes);
        }
    }

    private static List<RegistryPath> keys() {
        return WowKeys.all();
    }
}
