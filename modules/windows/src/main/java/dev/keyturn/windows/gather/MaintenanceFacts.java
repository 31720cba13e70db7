package dev.keyturn.windows.gather;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.Maintenance;
import dev.keyturn.windows.facts.Maintenance.State;
import java.util.List;
import java.util.Map;

/** Which components of Exchange are taken out of service. A subset of its own, since there are dozens of them. */
final class MaintenanceFacts implements Subset {
    @Override
    public List<Foreseen> needs() {
        return Maintenance.needs();
    }

    @Override
    public List<Foreseen> further(RegistryReader read) {
        return Maintenance.further(read);
    }

    @Override
    public void tell(RegistryReader read, Facts facts) {
        facts.put("exchange_maintenance", Maintenance.read(read).map(MaintenanceFacts::data));
    }

    private static Map<String, Object> data(Maintenance maintenance) {
        return new Facts().put("server_wide_offline", maintenance.offline()).put("inactive", maintenance.with(State.INACTIVE))
                .put("draining", maintenance.with(State.DRAINING)).put("unknown", maintenance.with(State.UNKNOWN)).mapping();
    }
}
