package dev.keyturn.windows.facts;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Group Policy object that was applied to the computer when policy was last processed. Source: Group Policy's own record,
 * {@code Group Policy\State\Machine\GPO-List}, with one key for each, numbered from 0 on.
 *
 * @param order   its number there
 * @param name    what administrators call it; empty if that cannot be read
 * @param id      its GUID in braces; empty if that cannot be read
 * @param path    where its files are, a folder of SYSVOL; empty for the local policy, or if that cannot be read
 * @param version its version, that of the user's half times 65536 and that of the computer's; empty if that cannot be read
 */
public record AppliedPolicy(int order, Optional<String> name, Optional<String> id, Optional<String> path, Optional<Long> version) {
    private static final RegistryPath LIST =
            RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\State\\Machine\\GPO-List");

    /** What is asked for first. */
    public static List<Foreseen> needs() {
        return List.of(Foreseen.whole(LIST));
    }

    /** What is asked for then. */
    public static List<Foreseen> further(RegistryReader registry) {
        return numbers(registry).map(number -> Foreseen.values(LIST.child(number), "DisplayName", "GPOName", "FileSysPath", "Version")).toList();
    }

    private static Stream<String> numbers(RegistryReader registry) {
        return registry.key(LIST).orElse(KeySnapshot.EMPTY).subkeys().stream().filter(name -> name.matches("\\d{1,6}"))
                .sorted(Comparator.comparingInt(Integer::parseInt));
    }

    /** All of them in their order; empty if there is no list, so that nothing is known. */
    public static Optional<List<AppliedPolicy>> read(RegistryReader registry) {
        if (registry.key(LIST).isEmpty()) {
            return Optional.empty();
        }
        registry.foresee(further(registry));
        return Optional.of(numbers(registry).map(number -> policy(registry, LIST.child(number), Integer.parseInt(number))).toList());
    }

    private static AppliedPolicy policy(RegistryReader registry, RegistryPath key, int order) {
        return new AppliedPolicy(order, Reading.text(registry.value(key, "DisplayName")), Reading.text(registry.value(key, "GPOName")),
                Reading.text(registry.value(key, "FileSysPath")), Reading.number(registry.value(key, "Version")));
    }
}
