package dev.keyturn.windows.facts;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import java.util.List;
import java.util.Optional;

/**
 * The control sets of a host by their numbers; those below {@code CurrentControlSet} are the current one's. Source: Microsoft,
 * "HKLM\SYSTEM\CurrentControlSet Registry Tree".
 *
 * @param current       the one that it runs with
 * @param byDefault     the one that it starts with next
 * @param failed        the one that it could not start with, 0 for none
 * @param lastKnownGood the one that it last started well with
 */
public record ControlSet(long current, Optional<Long> byDefault, Optional<Long> failed, Optional<Long> lastKnownGood) {
    private static final RegistryPath SELECT = RegistryPath.hklm("SYSTEM\\Select");

    /** What it is read from. */
    public static List<Foreseen> needs() {
        return List.of(Foreseen.values(SELECT, "Current", "Default", "Failed", "LastKnownGood"));
    }

    /** Reads them; empty if it cannot be told which one is current. */
    public static Optional<ControlSet> read(RegistryReader registry) {
        return number(registry, "Current").map(current -> new ControlSet(current, number(registry, "Default"), number(registry, "Failed"),
                number(registry, "LastKnownGood")));
    }

    private static Optional<Long> number(RegistryReader registry, String name) {
        return Reading.number(registry.value(SELECT, name));
    }
}
