package dev.keyturn.windows.facts;

import dev.keyturn.module.FactSource;
import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.tables.DotNetRelease;
import dev.keyturn.windows.tables.ExchangeVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what a Windows host is: under Ansible's names where Ansible has one, and the rest as {@code keyturn_facts}. A fact that cannot be read is
 * left out; {@code keyturn_facts.dotnet35} and {@code keyturn_facts.exchange.installed} are always there.
 */
public final class WindowsFacts implements FactSource {
    private static final RegistryPath COMPUTER_NAME = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName");
    private static final RegistryPath TCPIP = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters");

    @Override
    public Map<String, Object> gather(RegistryReader registry) {
        registry.foresee(needs());
        RegistryReader read = new OnceReader(registry);
        HostFacts host = new HostFacts(read);
        WindowsProduct windows = new WindowsProduct(read);
        Optional<String> name = windows.name().map(n -> n.startsWith("Microsoft ") ? n : "Microsoft " + n);
        Facts facts = new Facts().always("ansible_os_family", "Windows");
        facts.put("ansible_os_name", name).put("ansible_distribution", name).put("ansible_distribution_version", windows.version())
                .put("ansible_distribution_major_version", windows.version().map(v -> v.substring(0, v.indexOf('.'))))
                .put("ansible_os_installation_type", windows.installationType()).put("ansible_os_product_type", windows.type())
                .put("ansible_architecture", host.bitness32().map(b -> b ? "32-bit" : "64-bit"));
        hostNames(read, facts);
        return facts.always("keyturn_facts", ours(host, windows)).map();
    }

    /** What the facts are made from, and along with it the marker that a run asks for a little later. */
    private static List<Foreseen> needs() {
        List<Foreseen> all = new ArrayList<>(List.of(Foreseen.whole(RestartMarker.PATH),
                Foreseen.values(TCPIP, "Hostname", "Domain", "NV Domain"),
                Foreseen.values(COMPUTER_NAME, "ComputerName")));
        List.of(HostFacts.needs(), WindowsProduct.needs(), Exchange.needs()).forEach(all::addAll);
        return all;
    }

    /** The host's name, its name with the domain if it has one, and its NetBIOS name, as Ansible distinguishes them. */
    private static void hostNames(RegistryReader read, Facts facts) {
        Optional<String> host = Reading.text(read.value(TCPIP, "Hostname"));
        Optional<String> domain = Reading.text(read.value(TCPIP, "Domain")).or(() -> Reading.text(read.value(TCPIP, "NV Domain")));
        Optional<String> netBios = Reading.text(read.value(COMPUTER_NAME, "ComputerName"));
        Optional<String> whole = host.map(n -> n + domain.map(d -> "." + d).orElse(""));
        facts.put("ansible_hostname", host.or(() -> netBios)).put("ansible_fqdn", whole).put("ansible_nodename", whole)
                .put("ansible_netbios_name", netBios);
    }

    private static Map<String, Object> ours(HostFacts host, WindowsProduct windows) {
        Facts facts = new Facts().put("windows_build", host.build().map(Integer::longValue)).put("windows_name", windows.name());
        facts.put("display_version", windows.displayVersion()).put("ubr", windows.updateRevision()).put("edition", windows.edition())
                .put("installation_type", windows.installationType()).put("product_type", windows.type()).put("is_32bit", host.bitness32())
                .put("dotnet_release", host.dotNetRelease()).put("dotnet_version", host.dotNet().map(DotNetRelease::version));
        return facts.always("dotnet35", host.hasDotNet35()).always("exchange", exchange(host.exchange())).map();
    }

    private static Map<String, Object> exchange(Exchange exchange) {
        Facts facts = new Facts().always("installed", exchange.isServer());
        if (!exchange.isServer() && !exchange.isManagementToolsOnly()) {
            return facts.map();
        }
        facts.put("product", exchange.product().map(p -> p.product())).put("build", exchange.build().map(ExchangeVersion::toString))
                .put("name", exchange.product().flatMap(p -> exchange.build().map(p::nameOf)));
        return facts.always("unfinished_setup", exchange.unfinishedSetup().isPresent())
                .always("management_tools_only", exchange.isManagementToolsOnly()).always("roles", exchange.roles()).map();
    }

    /** Facts by name, in their order; an unknown one is left out. */
    private static final class Facts {
        private final Map<String, Object> known = new LinkedHashMap<>();

        private Facts put(String name, Optional<?> fact) {
            fact.ifPresent(f -> known.put(name, f));
            return this;
        }

        private Facts always(String name, Object fact) {
            known.put(name, fact);
            return this;
        }

        private Map<String, Object> map() {
            return known;
        }
    }
}
