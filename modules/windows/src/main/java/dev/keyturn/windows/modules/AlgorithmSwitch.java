package dev.keyturn.windows.modules;

import dev.keyturn.module.ModuleFailure;
import dev.keyturn.module.Nearest;
import dev.keyturn.module.Outcome;
import dev.keyturn.module.Restart;
import dev.keyturn.module.Target;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.Algorithms;
import dev.keyturn.windows.tables.Algorithms.Algorithm;
import dev.keyturn.windows.tables.SwitchValues;
import dev.keyturn.windows.tables.SwitchValues.Area;
import dev.keyturn.windows.tls.AlgorithmSwitches;
import dev.keyturn.windows.tls.KnownWindows;
import dev.keyturn.windows.tls.SuitesLeft;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Turns algorithms of Schannel on and off: what {@code schannel_cipher}, {@code schannel_hash} and {@code schannel_key_exchange} have in common. On
 * is 0xFFFFFFFF here, and 1 is not. That a suite is left is for the guard on cipher suites to see, whoever turns something off.
 *
 * @param area     which of the three
 * @param what     what one is called, {@code cipher} for example
 * @param argument the argument that names them
 */
record AlgorithmSwitch(Area area, String what, String argument) {
    private static final String ENABLED = AlgorithmSwitches.ENABLED;
    private static final Restart RESTART = Restart.reboot("programs keep the cipher suites of the credentials that they have");

    /** The states a task can declare. */
    public enum State { ENABLED, DISABLED, DEFAULT }

    /** What an auditor may let pass. */
    public enum Accepted {
        /** Nothing written, where the list of cipher suites that counts has, or has not, a suite with it. */
        OS_DEFAULT
    }

    /**
     * What a task declares.
     *
     * @param allowUnknown whether names may be others than those that are known
     */
    record Wish(List<String> names, State state, List<Accepted> accept, boolean allowUnknown) {
    }

    /** Refuses an empty list, and names that are not known. A name in another case is fine, since keys have none. */
    void check(Wish wish) throws ModuleFailure {
        List<String> known = Algorithms.names(area);
        if (wish.names.isEmpty()) {
            throw new ModuleFailure("'" + argument + "' is empty; give at least one, as in [" + known.get(known.size() - 1) + "]");
        }
        for (String name : wish.names) {
            if (name.isBlank() || name.contains("\\") || name.contains("\0") || name.length() > 255) {
                throw new ModuleFailure("'" + name + "' cannot be the name of a " + what + "; expected " + String.join(", ", known));
            }
            if (!wish.allowUnknown && Algorithms.of(area, name).isEmpty()) {
                throw new ModuleFailure("there is no " + what + " '" + name + "'; expected " + String.join(", ", known) + Nearest.hintInAnyCase(name, known));
            }
        }
        if (!wish.accept.isEmpty() && wish.state == State.DEFAULT) {
            throw new ModuleFailure("'accept' and 'state: default' contradict each other, since then nothing may be written; leave one out");
        }
    }

    Outcome plan(Wish wish, Target target) {
        HostFacts facts = new HostFacts(target.registry());
        List<RegistryPath> keys = wish.names.stream().map(name -> AlgorithmSwitches.key(area, spelled(name))).toList();
        List<Foreseen> soon = new ArrayList<>(keys.stream().map(key -> Foreseen.values(key, ENABLED)).toList());
        if (!wish.accept.isEmpty()) {
            soon.add(KnownWindows.NEEDS);
            soon.addAll(SuitesLeft.needs());
        }
        facts.foresee(soon);
        RegistryChanges changes = new RegistryChanges(target.registry());
        List<String> warnings = new ArrayList<>();
        for (RegistryPath key : keys) {
            Optional<RegistryValue> now = target.registry().value(key, ENABLED);
            if (wish.state == State.DEFAULT) {
                changes.deleteValue(key, ENABLED);
            } else if (now.isPresent() || !accepted(wish, key.name(), target, facts)) {
                changes.setValue(key, ENABLED, value(wish.state == State.ENABLED));
                now.filter(value -> !wellFormed(value)).ifPresent(value -> warnings.add(key.name() + " was " + value
                        + ", which is neither on (0xffffffff) nor off (0)"));
            }
        }
        warnings.addAll(warnings(wish));
        return Outcome.of(changes.toList(), RESTART, String.join(", ", wish.names) + (wish.names.size() == 1 ? " is " : " are ")
                + (wish.state == State.DEFAULT ? "left to Windows already" : wish.state.name().toLowerCase(Locale.ROOT) + " already"))
                .withWarnings(warnings);
    }

    private String spelled(String name) {
        return Algorithms.of(area, name).map(Algorithm::name).orElse(name);
    }

    /** Whether nothing written is right: a list of suites that is known says so. What cannot be told is written. */
    private boolean accepted(Wish wish, String name, Target target, HostFacts facts) {
        return wish.accept.contains(Accepted.OS_DEFAULT)
                && SuitesLeft.of(target.registry(), KnownWindows.of(target.registry(), facts)).uses(area, name).equals(Optional.of(wish.state == State.ENABLED));
    }

    private List<String> warnings(Wish wish) {
        List<String> warnings = new ArrayList<>();
        List<String> unknown = wish.names.stream().filter(name -> Algorithms.of(area, name).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            warnings.add("whether Schannel heeds " + String.join(", ", unknown) + " is not known here");
        }
        List<String> weak = wish.names.stream().flatMap(name -> Algorithms.of(area, name).stream()).filter(Algorithm::weak)
                .map(Algorithm::name).toList();
        if (wish.state == State.ENABLED && !weak.isEmpty()) {
            warnings.add("weak by today's measure: " + String.join(", ", weak));
        }
        return warnings;
    }

    private RegistryValue value(boolean on) {
        return RegistryValue.dword(on ? SwitchValues.of(area).on() : SwitchValues.of(area).off());
    }

    private boolean wellFormed(RegistryValue found) {
        return found.equals(value(true)) || found.equals(value(false));
    }
}
