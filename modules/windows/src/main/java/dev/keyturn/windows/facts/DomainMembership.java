package dev.keyturn.windows.facts;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a host belongs to a domain, as far as its registry tells: Netlogon starts by itself in a domain only, and Group Policy has written down by
 * which name the directory knows the computer. Where the two disagree, as after leaving a domain, it is unknown. Sources: Microsoft, Netlogon
 * service startup; Group Policy, {@code Group Policy\State\Machine}.
 *
 * @param role   {@code domain_controller}, {@code member_server}, {@code member_workstation}, {@code standalone_server} or
 *               {@code standalone_workstation}
 * @param domain the DNS name of the domain; empty if it belongs to none, or if that cannot be told
 */
public record DomainMembership(String role, Optional<String> domain) {
    private static final RegistryPath NETLOGON = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Services\\Netlogon");
    private static final RegistryPath MACHINE = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Group Policy\\State\\Machine");
    private static final long BY_ITSELF = 2;
    private static final long ON_DEMAND = 3;

    /** What it is read from. */
    public static List<Foreseen> needs() {
        return List.of(Foreseen.values(NETLOGON, "Start"), Foreseen.values(MACHINE, "Distinguished-Name"), WindowsProduct.TYPE);
    }

    /** Reads it; empty if it cannot be told. */
    public static Optional<DomainMembership> read(RegistryReader registry) {
        Optional<String> type = new WindowsProduct(registry).type();
        Optional<String> domain = Reading.text(registry.value(MACHINE, "Distinguished-Name")).flatMap(DomainMembership::domainOf);
        if (type.isEmpty() || type.get().equals("domain_controller")) {
            return type.map(role -> new DomainMembership(role, domain));
        }
        Optional<Long> start = Reading.number(registry.value(NETLOGON, "Start"));
        if (domain.isPresent() && start.equals(Optional.of(BY_ITSELF))) {
            return Optional.of(new DomainMembership("member_" + type.get(), domain));
        }
        return domain.isEmpty() && start.equals(Optional.of(ON_DEMAND)) ? Optional.of(new DomainMembership("standalone_" + type.get(), domain))
                : Optional.empty();
    }

    /** {@code corp.example} of {@code CN=EX01,OU=Servers,DC=corp,DC=example}. */
    private static Optional<String> domainOf(String distinguishedName) {
        String domain = Arrays.stream(distinguishedName.split(",")).map(String::strip).filter(part -> part.toUpperCase(Locale.ROOT).startsWith("DC="))
                .map(part -> part.substring(3)).collect(Collectors.joining("."));
        return domain.isEmpty() ? Optional.empty() : Optional.of(domain);
    }

    /** Whether it belongs to a domain. */
    public boolean member() {
        return !role.startsWith("standalone_");
    }
}
