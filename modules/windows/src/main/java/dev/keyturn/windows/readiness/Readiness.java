package dev.keyturn.windows.readiness;

import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.View;
import dev.keyturn.windows.facts.Exchange;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.readiness.Check.State;
import dev.keyturn.windows.tables.PrerequisiteUpdate;
import dev.keyturn.windows.tables.PrerequisiteUpdate.Purpose;
import dev.keyturn.windows.tables.PrerequisiteUpdates;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.DotNetKeys;
import dev.keyturn.windows.tls.KnownWindows;
import dev.keyturn.windows.tls.SchannelRole;
import dev.keyturn.windows.tls.SuitesLeft;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a host is ready for a goal.
 *
 * @param checks all checks, in the order of the checklist
 */
public record Readiness(List<Check> checks) {
    /** The checks that may wait for somebody to vouch for an update. */
    private static final List<String> UPDATES = List.of("rdp", "sql", "exchange_updates");

    public Readiness {
        checks = List.copyOf(checks);
    }

    /** Asks a host. */
    public static Readiness of(RegistryReader registry, Inquiry inquiry) {
        HostFacts facts = new HostFacts(registry);
        facts.foresee(needs());
        KnownWindows windows = KnownWindows.of(registry, facts);
        List<Check> checks = new ArrayList<>(switch (inquiry.goal()) {
            case TLS12_ON -> toEnable(registry, facts, windows, inquiry);
            case LEGACY_OFF -> toDisable(registry, facts, windows, inquiry);
            case TLS13_ON -> toAdvance(registry, facts, windows, inquiry);
        });
        if (inquiry.requireMaintenance()) {
            checks.add(MaintenanceCheck.of(registry, facts));
        }
        ClusterCheck.of(registry, facts, inquiry).ifPresent(checks::add);
        return new Readiness(checks);
    }

    /** What most of the checks read, so that a remote host is waited for once. */
    private static List<Foreseen> needs() {
        List<Foreseen> all = new ArrayList<>(List.of(Foreseen.whole(RestartMarker.PATH), KnownWindows.NEEDS));
        for (Role role : Role.values()) {
            all.add(SchannelRole.needs(Protocol.TLS_1_2, role));
        }
        for (View view : View.values()) {
            all.add(new Foreseen(DotNetCheck.KEY.in(view), Optional.of(DotNetKeys.VALUES)));
            all.add(Foreseen.values(TlsKeys.WINHTTP.in(view), TlsKeys.DEFAULT_SECURE_PROTOCOLS));
        }
        Stream.of(SuitesLeft.needs(), RoleChecks.needs(), Exchange.needs()).forEach(all::addAll);
        return all;
    }

    private static Check suites(RegistryReader registry, KnownWindows windows, Protocol version) {
        return SuiteCheck.of(SuitesLeft.of(registry, windows), version);
    }

    private static List<Check> toDisable(RegistryReader registry, HostFacts facts, KnownWindows windows, Inquiry inquiry) {
        List<Check> checks = new ArrayList<>(List.of(WindowsCheck.of(facts, windows, inquiry),
                SchannelCheck.of(registry, Role.CLIENT, windows, inquiry), SchannelCheck.of(registry, Role.SERVER, windows, inquiry),
                suites(registry, windows, Protocol.TLS_1_2), DotNetCheck.of(registry, facts), WinHttpCheck.of(registry, facts, inquiry),
                InForceCheck.of(registry, facts, inquiry.assumeInForce())));
        checks.addAll(ExchangeChecks.of(inquiry.goal(), facts));
        checks.addAll(RoleChecks.of(registry, facts, inquiry));
        return checks;
    }

    private static List<Check> toEnable(RegistryReader registry, HostFacts facts, KnownWindows windows, Inquiry inquiry) {
        List<Check> checks = new ArrayList<>(List.of(WindowsCheck.of(facts, windows, inquiry), suites(registry, windows, Protocol.TLS_1_2)));
        checks.addAll(ExchangeChecks.of(inquiry.goal(), facts));
        List<PrerequisiteUpdate> updates = facts.build().map(build -> PrerequisiteUpdates.of(build, Purpose.EXCHANGE)).orElse(List.of());
        if (facts.hasExchange() && !updates.isEmpty()) {
            checks.add(UpdateCheck.of("exchange_updates", "Windows is ready for TLS 1.2 under Exchange", updates, inquiry));
        }
        return checks;
    }

    private static List<Check> toAdvance(RegistryReader registry, HostFacts facts, KnownWindows windows, Inquiry inquiry) {
        List<Check> checks = new ArrayList<>(List.of(WindowsCheck.ofTls13(facts, windows), SchannelCheck.of(registry, Role.CLIENT, windows, inquiry),
                SchannelCheck.of(registry, Role.SERVER, windows, inquiry), suites(registry, windows, Protocol.TLS_1_3)));
        checks.addAll(ExchangeChecks.of(inquiry.goal(), facts));
        return checks;
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
        if (refuses("exchange_dotnet")) {
            steps.add("install a .NET Framework that Exchange is supported with");
        }
        if (fails("tls12_client") || fails("tls12_server") || refuses("dotnet") || refuses("winhttp")) {
            steps.add("run playbooks/tls12-enable.yml for this host, restart it, and try again");
        } else if (refuses("in_force")) {
            steps.add("restart this host and try again");
        }
        if (refuses("cipher_suites")) {
            steps.add("list a cipher suite that this Windows has, and turn its parts on");
        }
        if (refuses("maintenance")) {
            steps.add("put Exchange into maintenance (Set-ServerComponentState -Component ServerWideOffline -State Inactive -Requester Maintenance)");
        }
        if (refuses("cluster")) {
            steps.add("restart the nodes of the cluster that owe it, one at a time, and try again");
        }
        if (unknown("in_force")) {
            steps.add("say assume_in_force: true if it has restarted since the settings were written");
        }
        if (UPDATES.stream().anyMatch(this::unknown)) {
            steps.add("name in assume_updates the updates that are known to be installed");
        }
        steps.add((steps.isEmpty() ? "" : "or ") + "set force_unready: true for this host to go on all the same");
        return steps;
    }

    private boolean unknown(String name) {
        return refusing().stream().anyMatch(c -> c.name().equals(name) && c.state() == State.UNKNOWN);
    }

    private boolean fails(String name) {
        return refusing().stream().anyMatch(c -> c.name().equals(name) && c.state() == State.FAIL);
    }

    private boolean refuses(String name) {
        return refusing().stream().anyMatch(c -> c.name().equals(name));
    }
}
