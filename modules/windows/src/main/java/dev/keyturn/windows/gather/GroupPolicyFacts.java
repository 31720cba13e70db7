package dev.keyturn.windows.gather;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.policy.AppliedGpos;
import dev.keyturn.windows.policy.ListedGpo;
import java.util.List;
import java.util.Map;

/** The Group Policy objects that were applied to the computer. */
final class GroupPolicyFacts implements Subset {
    @Override
    public List<Foreseen> needs() {
        return AppliedGpos.needs();
    }

    @Override
    public List<Foreseen> further(RegistryReader read) {
        return AppliedGpos.further(read);
    }

    @Override
    public void tell(RegistryReader read, Facts facts) {
        facts.put("group_policies", AppliedGpos.listed(read).map(all -> all.stream().map(GroupPolicyFacts::data).toList()));
    }

    private static Map<String, Object> data(ListedGpo policy) {
        return new Facts().put("order", (long) policy.order()).put("name", policy.name()).put("id", policy.id()).put("path", policy.path())
                .put("version", policy.version()).mapping();
    }
}
