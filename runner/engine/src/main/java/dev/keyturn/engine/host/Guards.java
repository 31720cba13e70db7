package dev.keyturn.engine.host;

import dev.keyturn.module.GuardContext;
import dev.keyturn.module.HostGuard;
import dev.keyturn.module.Objection;
import dev.keyturn.module.Objection.Severity;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The guards that look at changes before they are made, and the hosts that may be locked out because the user says so. */
public final class Guards {
    /** No guards at all. */
    public static final Guards NONE = new Guards(List.of());

    private final List<HostGuard> guards;
    private final Set<String> allowed;

    public Guards(List<HostGuard> guards) {
        this(guards, Set.of());
    }

    private Guards(List<HostGuard> guards, Set<String> allowed) {
        this.guards = List.copyOf(guards);
        this.allowed = Set.copyOf(allowed);
    }

    /** These guards, and some more. */
    Guards and(List<HostGuard> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<HostGuard> all = new ArrayList<>(guards);
        all.addAll(more);
        return new Guards(all, allowed);
    }

    /** The same guards, whose refusals do not count on these hosts. */
    public Guards allowing(Set<String> hosts) {
        return new Guards(guards, hosts);
    }

    /**
     * What speaks against some changes, wherever they are to be made: on a host, in memory, or by a file for {@code regedit}. Where they concern
     * no guard, nothing is read.
     *
     * @throws dev.keyturn.registry.ChangeConflictException if they do not start from what is there
     */
    public List<Objection> objections(RegistryReader before, List<RegistryChange> changes, GuardContext context) {
        List<HostGuard> concerned = concerned(changes);
        if (concerned.isEmpty()) {
            return List.of();
        }
        RegistryReader after = new Afterwards(before, changes);
        List<Objection> objections = new ArrayList<>();
        concerned.forEach(guard -> objections.addAll(guard.judge(before, after, changes, context)));
        return objections;
    }

    private List<HostGuard> concerned(List<RegistryChange> changes) {
        List<HostGuard> concerned = new ArrayList<>();
        for (HostGuard guard : guards) {
            for (RegistryChange change : changes) {
                if (guard.concerns(change.path())) {
                    concerned.add(guard);
                    break;
                }
            }
        }
        return concerned;
    }

    /**
     * Changes that may be made.
     *
     * @param warnings   what the user must know of them
     * @param overridden the refusals that do not count on this host
     */
    record Passage(List<String> warnings, List<String> overridden) {
        private static final Passage FREE = new Passage(List.of(), List.of());
    }

    /**
     * Lets changes through.
     *
     * @throws LockoutException if a guard refuses, and the host is none that may be locked out, or a policy would set them back and that is refused
     */
    Passage pass(RegistryReader before, List<RegistryChange> changes, GuardContext context) {
        List<Objection> objections = objections(before, changes, context);
        if (objections.isEmpty()) {
            return Passage.FREE;
        }
        List<String> refusals = objections.stream().filter(each -> each.severity() == Severity.REFUSAL).map(Objection::toString).toList();
        List<String> policies = objections.stream().filter(each -> each.severity() == Severity.POLICY_REFUSAL).map(Objection::toString).toList();
        boolean locked = !refusals.isEmpty() && !allowed.contains(context.host());
        if (locked || !policies.isEmpty()) {
            List<String> reasons = new ArrayList<>(policies);
            reasons.addAll(locked ? refusals : List.of());
            throw new LockoutException("not written: " + String.join(".\n", reasons) + ". To go on all the same, "
                    + (locked ? "add --allow-lockout " + context.host() : "") + (locked && !policies.isEmpty() ? " and " : "")
                    + (policies.isEmpty() ? "" : "say 'gpo: warn' for this host, or --gpo warn"), !policies.isEmpty());
        }
        List<String> warnings = new ArrayList<>(objections.stream().filter(objection -> !objection.refuses()).map(Objection::toString).toList());
        objections.stream().filter(each -> each.severity() == Severity.REFUSAL)
                .map(refusal -> "written only because of --allow-lockout: " + refusal.sentence())
                .forEach(warnings::add);
        return new Passage(warnings, refusals);
    }
}
