package dev.keyturn.windows;

import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.module.Target;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.windows.tables.Algorithms;
import dev.keyturn.windows.tables.SwitchValues;
import dev.keyturn.windows.tables.SwitchValues.Area;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns algorithms of Schannel on and off: what {@code schannel_cipher}, {@code schannel_hash} and {@code schannel_key_exchange} have in common. On is
 * 0xFFFFFFFF here, and 1 is not. That a suite is left is for the guard on cipher suites to see, whoever turns something off.
 *
 * @param area  which of the three
 * @param known the names that there are
 * @param what  what one is called, {@code cipher} for example
 */
record AlgorithmSwitch(Area area, List<String> known, String what) {
    private static final String ENABLED = "Enabled";
    private static final Restart RESTART = Restart.reboot("programs keep the cipher suites of the credentials that they have");

    /** The states a task can declare. */
    public enum State { ENABLED, DISABLED, DEFAULT }

    /** Refuses an empty list, and names that there are not. A name in another case is fine, since keys have none. */
    void check(List<String> names, String argument) throws ModuleFailure {
        if (names.isEmpty()) {
            throw new ModuleFailure("'" + argument + "' is empty; give at least one, as in [" + known.get(0) + "]");
        }
        for (String name : names) {
            if (Algorithms.spelled(known, name).isEmpty()) {
                throw new ModuleFailure("there is no " + what + " '" + name + "'; expected " + String.join(", ", known));
            }
        }
    }

    Outcome plan(List<String> names, State state, Target target) {
        List<RegistryPath> keys = names.stream().map(name -> SwitchValues.of(area).key().child(Algorithms.spelled(known, name).orElseThrow())).toList();
        target.registry().foresee(keys.stream().map(key -> Foreseen.values(key, ENABLED)).toList());
        RegistryChanges changes = new RegistryChanges(target.registry());
        List<String> warnings = new ArrayList<>();
        for (RegistryPath key : keys) {
            Optional<RegistryValue> now = target.registry().value(key, ENABLED);
            if (state == State.DEFAULT) {
                changes.deleteValue(key, ENABLED);
            } else {
                changes.setValue(key, ENABLED, RegistryValue.dword(state == State.ENABLED ? SwitchValues.of(area).on() : SwitchValues.of(area).off()));
                now.filter(value -> !wellFormed(value)).ifPresent(value -> warnings.add(key.name() + " was " + value
                        + ", which is neither on (0xffffffff) nor off (0)"));
            }
        }
        return Outcome.of(changes.toList(), RESTART, String.join(", ", names) + (names.size() == 1 ? " is " : " are ") + (state == State.DEFAULT
                ? "left to Windows already" : state.name().toLowerCase(Locale.ROOT) + " already")).withWarnings(warnings);
    }

    private boolean wellFormed(RegistryValue value) {
        return value instanceof Dword dword && (dword.number() == SwitchValues.of(area).on() || dword.number() == SwitchValues.of(area).off());
    }
}
