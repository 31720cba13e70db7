package dev.keyturn.windows.gather;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.HostRoles;
import java.util.List;
import java.util.Optional;

/** What the host does for others. */
final class RoleFacts implements Subset {
    @Override
    public List<Foreseen> needs() {
        return HostRoles.needs();
    }

    @Override
    public void tell(RegistryReader read, Facts facts) {
        HostRoles roles = new HostRoles(read);
        facts.put("roles", roles.names()).put("cluster_name", roles.clusterName())
                .put("sql_instances", Optional.of(roles.sqlInstances()).filter(names -> !names.isEmpty()));
    }
}
