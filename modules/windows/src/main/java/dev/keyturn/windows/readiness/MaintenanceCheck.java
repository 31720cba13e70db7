package dev.keyturn.windows.readiness;

import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.facts.Maintenance;
import dev.keyturn.windows.readiness.Check.Question;
import java.util.Optional;

/** Whether an Exchange server is in maintenance as a whole, so that nobody's mail waits while it changes and restarts. */
final class MaintenanceCheck {
    private static final Question QUESTION = new Question("maintenance", "Exchange is in maintenance", Maintenance.SERVER_WIDE + " to be inactive");

    private MaintenanceCheck() {
    }

    static Check of(RegistryReader registry, HostFacts facts) {
        if (!facts.hasExchange()) {
            return Check.notApplicable(QUESTION, "no Exchange server is installed");
        }
        Optional<Maintenance> states = Maintenance.read(registry);
        if (states.isEmpty()) {
            return Check.unknown(QUESTION, "the states of Exchange's components cannot be read");
        }
        return states.get().offline().map(off -> off ? Check.pass(QUESTION, Maintenance.SERVER_WIDE + " is inactive")
                : Check.fail(QUESTION, Maintenance.SERVER_WIDE + " is active"))
                .orElseGet(() -> Check.unknown(QUESTION, "what " + Maintenance.SERVER_WIDE + " says is in no form that is known here"));
    }
}
