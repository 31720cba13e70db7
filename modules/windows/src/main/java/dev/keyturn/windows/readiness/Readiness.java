package dev.keyturn.windows.readiness;

import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.readiness.Check.State;
import dev.keyturn.windows.tables.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether TLS 1.0 and 1.1 may be turned off on a host.
 *
 * @param checks all checks, in the order of the checklist
 */
public record Readiness(List<Check> checks) {
    public Readiness {
        checks = List.copyOf(checks);
    }

    /** Asks a host; where the time of a write or of the last start cannot be told, the settings are in force if {@code assumeInForce} says so. */
    public static Readiness of(RegistryReader registry, boolean assumeInForce) {
        HostFacts facts = new HostFacts(registry);
        List<Check> checks = new ArrayList<>();
        checks.add(WindowsCheck.of(facts));
        checks.add(SchannelCheck.of(registry, Role.CLIENT, facts));
        checks.add(SchannelCheck.of(registry, Role.SERVER, facts));
        checks.add(DotNetCheck.of(registry, facts));
        checks.add(WinHttpCheck.of(registry, facts));
        checks.add(InForceCheck.of(registry, facts, assumeInForce));
        checks.addAll(ExchangeChecks.of(facts.exchange()));
        return new Readiness(checks);
    }

    /** Whether every check passed or does not apply. */
    public boolean ready() {
        return refusing().isEmpty();
    }

    /** The checks that failed or have no answer. */
    public List<Check> refusing() {
        return checks.stream().filter(Check::refuses).toList();
    }

    /** A clause that counts: {@code 2 of 8 checks failed, and 1 cannot be answered}. */
    public String counted() {
        return count(State.FAIL) + " of " + checks.size() + " checks failed, and " + count(State.UNKNOWN) + " cannot be answered";
    }

    /** How many checks came out so. */
    public long count(State state) {
        return checks.stream().filter(c -> c.state() == state).count();
    }

    /** One line for each check. */
    public List<String> checklist() {
        return checks.stream().map(Check::line).toList();
    }

    /** What to do about the checks that refuse, as clauses, the first one first. */
    public List<String> next() {
        List<String> steps = new ArrayList<>();
        if (refuses("exchange_build") || refuses("exchange_setup")) {
            steps.add("bring Exchange to what it needs");
        }
        if (refuses("tls12_client") || refuses("tls12_server") || refuses("dotnet") || refuses("winhttp")) {
            steps.add("run playbooks/tls12-enable.yml for this host, restart it, and try again");
        } else if (refuses("in_force")) {
            steps.add("restart this host and try again");
        }
        if (checks.stream().anyMatch(c -> c.name().equals("in_force") && c.state() == State.UNKNOWN)) {
            steps.add("say assume_in_force: true if it has restarted since the settings were written");
        }
        steps.add("or set force_unready: true for this host to go on all the same");
        return steps;
    }

    private boolean refuses(String name) {
        return refusing().stream().anyMatch(c -> c.name().equals(name));
    }
}
