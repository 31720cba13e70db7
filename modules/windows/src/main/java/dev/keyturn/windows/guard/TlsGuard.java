package dev.keyturn.windows.guard;

import dev.keyturn.module.GuardContext;
import dev.keyturn.module.HostGuard;
import dev.keyturn.module.Objection;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.facts.OnceReader;
import dev.keyturn.windows.guard.RoleTls.Verdict;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.KnownWindows;
import dev.keyturn.windows.tls.SchannelRole;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses to leave a role of Schannel without a version of TLS that its peers can use: none at all, or TLS 1.3 alone. */
public final class TlsGuard implements HostGuard {
    private static final Set<RegistryPath> KEYS = Stream.of(Role.values()).flatMap(TlsGuard::keys).collect(Collectors.toUnmodifiableSet());
    private static final String ADVICE = "Have TLS 1.2 on (Enabled=1, DisabledByDefault=0) before the last of the others goes off, in a task before"
            + " this one";

    private static Stream<RegistryPath> keys(Role role) {
        return RoleTls.VERSIONS.stream().map(version -> TlsKeys.schannel(version, role));
    }

    @Override
    public boolean concerns(RegistryPath path) {
        return KEYS.contains(ControlSets.asCurrent(path));
    }

    @Override
    public List<Objection> judge(RegistryReader before, RegistryReader after, List<RegistryChange> changes, GuardContext context) {
        BeforeAndAfter changed = ControlSets.current(before, after, changes);
        OnceReader once = new OnceReader(before);
        KnownWindows windows = KnownWindows.of(once, new HostFacts(once));
        List<Role> roles = Arrays.stream(Role.values()).filter(role -> keys(role).anyMatch(changed::touches)).toList();
        changed.after().foresee(roles.stream().map(role -> SchannelRole.needs(Protocol.TLS_1_2, role)).toList());
        Map<Finding, List<String>> findings = new LinkedHashMap<>();
        for (Role role : roles) {
            String as = "as " + role.label().toLowerCase(Locale.ROOT);
            finding(changed, role, windows).ifPresent(found -> findings.computeIfAbsent(found, none -> new ArrayList<>()).add(as));
        }
        return findings.entrySet().stream().map(each -> each.getKey().objection(String.join(" and ", each.getValue()))).toList();
    }

    /** What is wrong with a role; empty if it has TLS. Roles with the same finding share an objection. */
    private static Optional<Finding> finding(BeforeAndAfter changed, Role role, KnownWindows windows) {
        RoleTls after = new RoleTls(changed.after(), role, windows);
        if (after.verdict() == Verdict.USABLE) {
            return Optional.empty();
        }
        Verdict before = new RoleTls(changed.before(), role, windows).verdict();
        return Optional.of(new Finding(after.verdict(), after.verdict().compareTo(before) > 0, after.words()));
    }

    /**
     * What would be left in a role.
     *
     * @param worse whether it is less than before
     * @param words each version with its state
     */
    private record Finding(Verdict verdict, boolean worse, String words) {
        private Objection objection(String roles) {
            if (verdict == Verdict.UNKNOWN) {
                return Objection.warning("whether this host has a version of TLS left " + roles + " cannot be told: " + words, "");
            }
            String left = verdict == Verdict.NOTHING ? "has no version of TLS left " + roles
                    : "has no TLS 1.2 " + roles + " while TLS 1.0 and 1.1 are off, and TLS 1.3 alone does not reach older peers and Exchange";
            return worse ? Objection.refusal("this host " + left.replaceFirst("^has", "would have") + ": " + words, ADVICE)
                    : Objection.warning("this host " + left + ", and had not before: " + words, "Turn TLS 1.2 on");
        }
    }
}
