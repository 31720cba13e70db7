package dev.keyturn.windows.gather;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.ControlSet;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.facts.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the host is called and made of: its names, its bitness, the control set that it runs with, and whether FIPS mode is on. */
final class PlatformFacts implements Subset {
    static final RegistryPath TCPIP = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters");
    private static final RegistryPath COMPUTER_NAME = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName");
    private static final RegistryPath FIPS = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy");

    @Override
    public List<Foreseen> needs() {
        List<Foreseen> all = new ArrayList<>(List.of(Foreseen.values(TCPIP, "Hostname", "Domain", "NV Domain"),
                Foreseen.values(COMPUTER_NAME, "ComputerName"), Foreseen.values(FIPS, "Enabled"), HostFacts.ARCHITECTURE));
        all.addAll(ControlSet.needs());
        return all;
    }

    /** The host's name, its name with the domain if it has one, and its NetBIOS name, as Ansible distinguishes them. */
    @Override
    public void tell(RegistryReader read, Facts facts) {
        Optional<String> host = Reading.text(read.value(TCPIP, "Hostname"));
        Optional<String> domain = domain(read);
        Optional<String> netBios = Reading.text(read.value(COMPUTER_NAME, "ComputerName"));
        Optional<String> whole = host.map(n -> n + domain.map(d -> "." + d).orElse(""));
        Optional<Boolean> bitness = new HostFacts(read).bitness32();
        facts.ansible("architecture", bitness.map(b -> b ? "32-bit" : "64-bit")).ansible("hostname", host.or(() -> netBios))
                .ansible("fqdn", whole).ansible("nodename", whole).ansible("netbios_name", netBios).ansible("domain", domain);
        facts.put("is_32bit", bitness).put("fips_enabled", Reading.number(read.value(FIPS, "Enabled")).map(n -> n != 0));
        facts.put("control_set", ControlSet.read(read).map(set -> {
            Facts sets = new Facts().put("current", set.current());
            return sets.put("default", set.byDefault()).put("failed", set.failed()).put("last_known_good", set.lastKnownGood()).mapping();
        }));
    }

    private static Optional<String> domain(RegistryReader read) {
        return Reading.text(read.value(TCPIP, "Domain")).or(() -> Reading.text(read.value(TCPIP, "NV Domain")));
    }
}
