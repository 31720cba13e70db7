package dev.keyturn.windows.tls;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.windows.tables.Algorithms;
import dev.keyturn.windows.tables.SwitchValues;
import dev.keyturn.windows.tables.SwitchValues.Area;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Schannel's switches of ciphers, hashes and key exchanges on one host. 0xFFFFFFFF is on, 0 is off, and what is not written is as Windows has it.
 * Other numbers are off, 1 above all: no source has another number than 0xFFFFFFFF for on, and a host was seen to have no cipher suite left with 1.
 * Sources: Microsoft, KB245030; SChannelDsc; issue 95 of windows_hardening.
 */
public final class AlgorithmSwitches {
    /** The value that is the switch, in the key of the algorithm's name. */
    public static final String ENABLED = "Enabled";

    /** The keys of the algorithms that the tables name, each made once. */
    private static final Map<Area, Map<String, RegistryPath>> KEYS = new ConcurrentHashMap<>();

    private final RegistryReader registry;
    private final Set<String> off = new TreeSet<>();
    private final Map<RegistryPath, State> states = new HashMap<>();

    /** The switches of the host that this registry is of. */
    public AlgorithmSwitches(RegistryReader registry) {
        this.registry = registry;
    }

    /** What a switch comes to, the better the later. */
    public enum State { OFF, UNKNOWN, ON }

    /** Where a switch stands. A slash is part of the name, and of the key's. */
    public static RegistryPath key(Area area, String name) {
        return KEYS.computeIfAbsent(area, each -> new ConcurrentHashMap<>()).computeIfAbsent(name, each -> SwitchValues.of(area).key().child(name));
    }

    /** The switches of all algorithms that are known. */
    public static List<Foreseen> needs() {
        return Algorithms.all().stream().map(row -> Foreseen.values(key(row.area(), row.name()), ENABLED)).toList();
    }

    /** What a switch is; on where nothing is written. Data of another type is unknown: Schannel may or may not heed it. */
    public State of(Area area, String name) {
        return states.computeIfAbsent(key(area, name), key -> read(key, area, name));
    }

    private State read(RegistryPath key, Area area, String name) {
        Optional<RegistryValue> value = registry.value(key, ENABLED);
        if (value.isEmpty()) {
            return State.ON;
        }
        if (!(value.get() instanceof Dword number)) {
            off.add(name + " (perhaps: " + value.get().typeName() + ")");
            return State.UNKNOWN;
        }
        if (number.number() == SwitchValues.of(area).on()) {
            return State.ON;
        }
        off.add(name + (number.number() == 0 ? "" : String.format(" (0x%x is not on)", number.number())));
        return State.OFF;
    }

    /** Whether no algorithm that is known is anything but on. */
    public boolean areAllOn() {
        return Algorithms.all().stream().allMatch(row -> of(row.area(), row.name()) == State.ON);
    }

    /** The algorithms that were asked for and are off, a clause for the user. */
    public String off() {
        return off.isEmpty() ? "no algorithm is switched off" : "switched off are " + String.join(", ", off);
    }
}
