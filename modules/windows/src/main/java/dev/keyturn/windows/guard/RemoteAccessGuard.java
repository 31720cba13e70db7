package dev.keyturn.windows.guard;

import dev.keyturn.module.GuardContext;
import dev.keyturn.module.HostGuard;
import dev.keyturn.module.Objection;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses to saw off the branch that a host is reached by: what Remote Registry needs. Brought by the connection that goes through it. */
public final class RemoteAccessGuard implements HostGuard {
    @Override
    public boolean concerns(RegistryPath path) {
        RegistryPath current = ControlSets.asCurrent(path);
        return AccessRules.KEYS.contains(current) || WinregKey.holds(current);
    }

    @Override
    public List<Objection> judge(RegistryReader before, RegistryReader after, List<RegistryChange> changes, GuardContext context) {
        BeforeAndAfter changed = ControlSets.current(before, after, changes);
        List<Objection> objections = new ArrayList<>();
        AccessRules.ALL.stream().filter(rule -> changed.touches(rule.key())).map(rule -> rule.judge(changed)).flatMap(Optional::stream)
                .forEach(objections::add);
        Stream.of(WinregKey.deleted(changed), WinregKey.narrowed(changed)).flatMap(Optional::stream).forEach(objections::add);
        return objections;
    }
}
