package dev.keyturn.cli.samba;

import dev.keyturn.registry.Hive;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.View;
import dev.keyturn.windows.modules.ModuleCase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a case touches, as seen in memory, and what in it Samba cannot do. */
final class CaseNeeds {
    private final Optional<String> memoryOnly;
    private final boolean madeUp;
    private final Set<RegistryPath> touched;
    private boolean apart;
    private boolean typeAlone;

    /** Runs a case in memory. */
    CaseNeeds(ModuleCase each) {
        memoryOnly = each.memoryOnly();
        madeUp = each.keys().stream().anyMatch(SambaFleet.MADE_UP::contains);
        touched = new TreeSet<>(each.keys());
        OverlayRegistry memory = each.before();
        apart = apart(memory);
        try {
            each.run(new Noted(memory, touched), changes -> {
                apart |= apart(memory);
                typeAlone |= changes.stream().anyMatch(CaseNeeds::ofTypeAlone);
                memory.apply(changes);
                apart |= apart(memory);
            });
        } catch (Exception e) {
            throw new IllegalStateException(each.name() + " fails in memory already", e);
        }
    }

    /** Notes the keys that are asked for. */
    private record Noted(RegistryReader registry, Set<RegistryPath> keys) implements RegistryReader {
        @Override
        public Optional<KeySnapshot> key(RegistryPath path) {
            keys.add(path);
            return registry.key(path);
        }
    }

    private static boolean ofTypeAlone(RegistryChange change) {
        return change instanceof SetValue set && set.before().filter(before -> before.type() != set.after().type()
                && Arrays.equals(before.encode(), set.after().encode())).isPresent();
    }

    /** Why it cannot be run anywhere on a Samba; empty if it can. */
    Optional<String> obstacle() {
        if (touched.stream().anyMatch(CaseNeeds::amongClasses)) {
            return Optional.of("32-bit classes stand inside of the others, and here each view has a place of its own");
        }
        return typeAlone ? Optional.of("Samba takes a value of the same bytes for the same value, whatever its type") : Optional.empty();
    }

    /** Whether a key is among the 32-bit copies of classes, which Windows keeps in their own key {@code WOW6432Node}. */
    private static boolean amongClasses(RegistryPath path) {
        String name = path.literal().toLowerCase(Locale.ROOT);
        boolean copy = name.contains("wow6432node");
        return copy && (path.hive() == Hive.HKCR || name.contains("classes"));
    }

    /** Why it cannot be run at a Samba's real keys; empty if it can. */
    Optional<String> obstacleAtRealKeys() {
        if (memoryOnly.isPresent() || obstacle().isPresent()) {
            return memoryOnly.or(this::obstacle);
        }
        if (touched.stream().anyMatch(path -> !List.of(Hive.HKLM, Hive.HKU).contains(path.hive()))) {
            return Optional.of("a remote registry has HKLM and HKU only");
        }
        if (madeUp) {
            return Optional.of("Samba makes up what a key of it holds");
        }
        return apart ? Optional.of("Samba's two views are one key, and here they differ") : Optional.empty();
    }

    private boolean apart(RegistryReader memory) {
        return touched.stream().filter(path -> path.view() == View.BITS_32 && touched.contains(path.in(View.BITS_64)))
                .anyMatch(path -> !memory.key(path).equals(memory.key(path.in(View.BITS_64))));
    }
}
