package dev.keyturn.windows.gather;

import dev.keyturn.module.FactSource;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.OnceReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what a Windows host is: under Ansible's names where Ansible has one, and the rest as {@code keyturn_facts}. A fact that cannot be read is
 * left out. All that is asked for is read in two goes, the second for what only the first one names.
 */
public final class WindowsFacts implements FactSource {
    private static final Map<String, Subset> SUBSETS = new LinkedHashMap<>();
    private static final Set<String> MINIMAL = Set.of("distribution", "platform");

    static {
        SUBSETS.put("distribution", new DistributionFacts());
        SUBSETS.put("platform", new PlatformFacts());
        SUBSETS.put("windows_domain", new DomainFacts());
        SUBSETS.put("roles", new RoleFacts());
        SUBSETS.put("dotnet", new DotNetFacts());
        SUBSETS.put("exchange", new ExchangeFacts());
        SUBSETS.put("exchange_maintenance", new MaintenanceFacts());
        SUBSETS.put("restart", new RestartFacts());
        SUBSETS.put("users", new UserFacts());
        SUBSETS.put("group_policy", new GroupPolicyFacts());
    }

    @Override
    public Set<String> subsets() {
        return SUBSETS.keySet();
    }

    @Override
    public Set<String> minimal() {
        return MINIMAL;
    }

    @Override
    public Map<String, Object> gather(RegistryReader registry, Set<String> subsets) {
        List<Subset> chosen = SUBSETS.entrySet().stream().filter(each -> subsets.contains(each.getKey())).map(Map.Entry::getValue).toList();
        // along with the facts the marker, for which a run asks a little later
        List<Foreseen> needs = new ArrayList<>(List.of(Foreseen.whole(RestartMarker.PATH)));
        chosen.forEach(subset -> needs.addAll(subset.needs()));
        registry.foresee(needs);
        RegistryReader read = new OnceReader(registry);
        List<Foreseen> further = chosen.stream().flatMap(subset -> subset.further(read).stream()).toList();
        if (!further.isEmpty()) {
            registry.foresee(further);
        }
        Facts facts = new Facts().ansible("os_family", Optional.of("Windows"));
        chosen.forEach(subset -> subset.tell(read, facts));
        return facts.variables();
    }
}
