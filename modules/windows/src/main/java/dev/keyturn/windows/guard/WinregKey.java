package dev.keyturn.windows.guard;

import dev.keyturn.module.Objection;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue.MultiSz;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The key whose access list says who may come in by Remote Registry, and the paths below it that are open to everyone else. Source: Microsoft,
 * "How to manage remote access to the registry".
 */
final class WinregKey {
    private static final RegistryPath KEY = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\SecurePipeServers\\winreg");
    private static final List<RegistryPath> LISTS = List.of(KEY.child("AllowedPaths"), KEY.child("AllowedExactPaths"));

    private WinregKey() {
    }

    static boolean holds(RegistryPath path) {
        return path.equals(KEY) || LISTS.contains(path);
    }

    /** The key itself must stay: an access list is nothing that a registry value holds, so that no undo brings it back. */
    static Optional<Objection> deleted(BeforeAndAfter changed) {
        return changed.deletes(KEY) ? Optional.of(Objection.refusal(KEY + " would be deleted, and with it the list of who may come in by Remote"
                + " Registry, which nothing here can bring back", "Change its values, or its permissions with regedit, instead")) : Optional.empty();
    }

    /** Administrators come in without these paths; whether this run's account does, the registry does not tell. */
    static Optional<Objection> narrowed(BeforeAndAfter changed) {
        List<String> lost = new ArrayList<>();
        for (RegistryPath list : LISTS) {
            if (changed.touches(list)) {
                Set<String> left = paths(changed.after(), list).stream().map(path -> path.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
                paths(changed.before(), list).stream().filter(path -> !left.contains(path.toLowerCase(Locale.ROOT))).forEach(lost::add);
            }
        }
        return lost.isEmpty() ? Optional.empty() : Optional.of(Objection.warning("accounts that are no administrators would lose what they reach"
                + " from afar in the allowed paths of " + KEY + ": " + String.join(", ", lost), ""));
    }

    private static List<String> paths(RegistryReader registry, RegistryPath list) {
        return registry.value(list, "Machine").filter(MultiSz.class::isInstance).map(value -> ((MultiSz) value).texts()).orElse(List.of());
    }
}
