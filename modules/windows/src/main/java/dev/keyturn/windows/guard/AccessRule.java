package dev.keyturn.windows.guard;

import dev.keyturn.module.Objection;
import dev.keyturn.module.Objection.Severity;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue.Dword;
import java.util.Optional;
import java.util.Set;

/**
 * A number in the registry on which it depends whether a host is reached by {@code winreg}.
 *
 * @param numbers  the numbers that are meant
 * @param bad      whether these are the bad ones; else everything but these is, nothing and other types included
 * @param severity what it means if the number becomes a bad one
 * @param sentence what then happens, with the setting
 */
record AccessRule(RegistryPath key, String name, Set<Long> numbers, boolean bad, Severity severity, String sentence) {
    private static final String ADVICE = "Leave it as it is, or reach this host by another connection";

    /** What is to be said of it; a warning where it would be a refusal and was so before, and nothing where the host has no such key. */
    Optional<Objection> judge(BeforeAndAfter changed) {
        if (!broken(changed.after())) {
            return Optional.empty();
        }
        if (!broken(changed.before())) {
            return Optional.of(new Objection(severity, sentence, ADVICE));
        }
        boolean known = severity == Severity.REFUSAL && changed.before().exists(key);
        return known ? Optional.of(Objection.warning(sentence + ", as it was before", ADVICE)) : Optional.empty();
    }

    private boolean broken(RegistryReader registry) {
        Optional<Long> number = registry.value(key, name).filter(Dword.class::isInstance).map(value -> ((Dword) value).number());
        return bad == number.filter(numbers::contains).isPresent();
    }
}
