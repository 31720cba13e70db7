package dev.keyturn.windows.gather;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.DomainMembership;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the host is in its domain. Which domain controller has the primary's role, its registry does not tell. */
final class DomainFacts implements Subset {
    @Override
    public List<Foreseen> needs() {
        return DomainMembership.needs();
    }

    @Override
    public void tell(RegistryReader read, Facts facts) {
        Optional<DomainMembership> found = DomainMembership.read(read);
        facts.ansible("windows_domain_member", found.map(DomainMembership::member)).ansible("windows_domain", found.flatMap(DomainMembership::domain))
                .ansible("windows_domain_role", found.map(DomainMembership::role).filter(role -> !role.equals("domain_controller"))
                        .map(DomainFacts::asAnsible));
        facts.put("domain_role", found.map(DomainMembership::role));
    }

    private static String asAnsible(String role) {
        String words = role.replace('_', ' ').replace("standalone", "stand-alone");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
