package dev.keyturn.windows.policy;

import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.facts.Reading;
import java.util.Optional;

/**
 * A Group Policy as the host has it in its list of those that were applied.
 *
 * @param order     its number there, in the order of application
 * @param name      what administrators call it; empty if that cannot be read
 * @param id        its GUID in braces; empty if that cannot be read
 * @param path      where its files are, a folder of SYSVOL; empty for the local policy, or if that cannot be read
 * @param version   its version, that of the user's half times 65536 and that of the computer's; empty if that cannot be read
 * @param directory its place in the directory; empty if that cannot be read
 * @param linkedTo  what it is linked to there, a domain for example; empty if that cannot be read
 */
public record ListedGpo(int order, Optional<String> name, Optional<String> id, Optional<String> path, Optional<Long> version,
                        Optional<String> directory, Optional<String> linkedTo) {
    /** No path of Windows, and no name that a policy has, is longer. */
    private static final int LONGEST = 32_767;

    static ListedGpo of(int order, KeySnapshot key) {
        return new ListedGpo(order, text(key, "DisplayName"), text(key, "GPOName"), text(key, "FileSysPath"), Reading.number(key.value("Version")),
                text(key, "GPOID"), text(key, "SOM"));
    }

    private static Optional<String> text(KeySnapshot key, String name) {
        return Reading.text(key.value(name)).filter(text -> text.length() <= LONGEST);
    }

    /** Whether it is applied: Windows lists policies as well that are turned off, or that a filter or a permission keeps away. */
    static boolean applies(KeySnapshot key) {
        return !isNumber(key, "GPO-Disabled", 1) && !isNumber(key, "AccessDenied", 1) && !isNumber(key, "WQLFilterPass", 0);
    }

    private static boolean isNumber(KeySnapshot key, String name, long number) {
        return key.value(name).equals(Optional.of(RegistryValue.dword(number)));
    }
}
