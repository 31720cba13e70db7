package dev.keyturn.module;

import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import java.util.List;

/**
 * Looks at changes before they are made, no matter who made them up, and objects to those that would lock a host out, or that somebody else will
 * take back. Found by {@link java.util.ServiceLoader}, as modules are.
 *
 * <p>A guard judges the state that would result, and only what the changes make worse: a host that is in a bad state already may be changed
 * further, with a warning. What cannot be told is a warning as well, never a refusal; only of Group Policies the user may want it
 * to be one ({@link GuardContext#gpo}). Guards are used by several threads at once.
 */
public interface HostGuard {
    /** Whether a change of this key is one to look at. Decided from the path alone, so that all other changes cost nothing. */
    boolean concerns(RegistryPath path);

    /**
     * What speaks against some changes, of which at least one concerns this guard; empty if nothing does.
     *
     * @param before  the registry as it is
     * @param after   the registry as it would be after all of the changes
     * @param changes them, in order
     */
    List<Objection> judge(RegistryReader before, RegistryReader after, List<RegistryChange> changes, GuardContext context);
}
