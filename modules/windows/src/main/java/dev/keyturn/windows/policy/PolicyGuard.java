package dev.keyturn.windows.policy;

import dev.keyturn.module.GuardContext;
import dev.keyturn.module.HostGuard;
import dev.keyturn.module.Objection;
import dev.keyturn.module.PolicyAccess;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Objects to changes that a Group Policy will set back: by the policies' own files where they can be read, else by the key alone. What cannot be
 * read is said, once for each host. Whether that refuses or warns, the user says.
 */
public final class PolicyGuard implements HostGuard {
    private static final String ADVICE = "Change it in that policy, or take this host out of its scope";

    private final ReadPolicies cache = new ReadPolicies();

    /** The policies of a host and of its users, as they were found, and whether the user has heard what is unknown of them. */
    private static final class Found {
        private final Map<Optional<String>, AppliedPolicy> policies = new ConcurrentHashMap<>();
        private final Set<String> told = ConcurrentHashMap.newKeySet();
    }

    /** Any key can be set by a policy. */
    @Override
    public boolean concerns(RegistryPath path) {
        return true;
    }

    @Override
    public List<Objection> judge(RegistryReader before, RegistryReader after, List<RegistryChange> changes, GuardContext context) {
        if (context.gpo() == PolicyAccess.Mode.IGNORE) {
            return List.of();
        }
        Optional<PolicyAccess> access = context.policies();
        Found found = access.map(each -> each.kept(Found.class, a -> new Found())).orElseGet(Found::new);
        List<Objection> objections = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        Set<String> undecided = new LinkedHashSet<>();
        for (RegistryChange change : changes) {
            Optional<AppliedPolicy> policy = access.map(each -> found.policies.computeIfAbsent(PolicyKeys.user(change.path()),
                    sid -> AppliedPolicy.of(each, sid, cache)));
            policy.ifPresent(each -> new PolicyEffect(each).of(change).forEach(sentence -> objections.add(objection(context, sentence, ADVICE))));
            policy.ifPresent(each -> unknown.addAll(each.unknown()));
            boolean value = change instanceof SetValue || change instanceof DeleteValue;
            if (value && PolicyKeys.owned(change.path()) && policy.filter(AppliedPolicy::known).isEmpty()) {
                undecided.add(change.path().toString());
            }
            PolicyKeys.twins(change, after).forEach(sentence -> objections.add(objection(context, sentence, ADVICE)));
        }
        unknown(context, found, unknown).ifPresent(objections::add);
        undecided.forEach(key -> objections.add(objection(context, key + " belongs to Group Policy, and which policies set it is unknown:"
                + " one that does will set back what is written there", "")));
        return objections;
    }

    private static Optional<Objection> unknown(GuardContext context, Found found, Set<String> unknown) {
        Set<String> news = new LinkedHashSet<>(unknown);
        if (context.gpo() == PolicyAccess.Mode.WARN) {
            news.removeIf(each -> !found.told.add(each));
        }
        return news.isEmpty() ? Optional.empty() : Optional.of(objection(context, "whether a Group Policy will set back what is written is unknown: "
                + news.stream().collect(Collectors.joining("; ")), ""));
    }

    private static Objection objection(GuardContext context, String sentence, String advice) {
        return context.gpo() == PolicyAccess.Mode.REFUSE ? Objection.policyRefusal(sentence, advice) : Objection.warning(sentence, advice);
    }
}
