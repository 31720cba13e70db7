package dev.keyturn.windows.state;

import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.Names;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.View;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.Algorithms;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tables.SwitchValues.Area;
import dev.keyturn.windows.tls.Configured;
import dev.keyturn.windows.tls.DotNetKeys;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Lists every setting that matters for TLS, absent ones too, in one order for all hosts. Sources: Microsoft, "TLS registry settings"; Manage TLS. */
final class Settings {
    static final List<String> SCHANNEL = List.of("AllowInsecureRenegoClients", "AllowInsecureRenegoServers", "EventLogging");
    static final List<String> SIZES = List.of("ClientMinKeyBitLength", "ClientMaxKeyBitLength", "ServerMinKeyBitLength");
    static final List<String> CIPHERS = Algorithms.names(Area.CIPHERS);
    static final List<String> HASHES = Algorithms.names(Area.HASHES);
    static final List<String> EXCHANGES = Algorithms.names(Area.KEY_EXCHANGE);
    static final RegistryPath FIPS = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\Lsa\\FipsAlgorithmPolicy");
    static final List<String> ORDER = List.of(TlsKeys.SUITES, TlsKeys.CURVES);

    private final RegistryReader registry;
    private final HostFacts facts;
    private final List<TlsSetting> all = new ArrayList<>();

    Settings(RegistryReader registry, HostFacts facts) {
        this.registry = registry;
        this.facts = facts;
    }

    List<TlsSetting> all() {
        for (String protocol : named(TlsKeys.PROTOCOLS, Arrays.stream(Protocol.values()).map(Protocol::label).toList())) {
            for (Role role : Role.values()) {
                add("schannel/" + protocol + "/" + role.label().toLowerCase(Locale.ROOT), TlsKeys.PROTOCOLS.child(protocol).child(role.label()),
                        List.of("Enabled", "DisabledByDefault"));
            }
        }
        algorithms("Ciphers", CIPHERS, List.of("Enabled"));
        algorithms("Hashes", HASHES, List.of("Enabled"));
        List<String> exchange = new ArrayList<>(List.of("Enabled"));
        exchange.addAll(SIZES);
        algorithms("KeyExchangeAlgorithms", EXCHANGES, exchange);
        add("schannel", RoleReader.SCHANNEL, SCHANNEL);
        add("fips", FIPS, List.of("Enabled"));
        for (View view : facts.views()) {
            add("winhttp/" + view.label(), TlsKeys.WINHTTP.in(view), List.of(TlsKeys.DEFAULT_SECURE_PROTOCOLS));
        }
        for (String version : List.of(DotNetKeys.V4, DotNetKeys.V2)) {
            facts.views().forEach(view -> add("dotnet/" + version + "/" + view.label(), DotNetKeys.of(version).in(view), DotNetKeys.VALUES));
        }
        add("cipher suites/policy", TlsKeys.POLICY_ORDER, ORDER);
        add("cipher suites/local", TlsKeys.LOCAL_ORDER, ORDER);
        return all;
    }

    private void algorithms(String kind, List<String> known, List<String> values) {
        RegistryPath key = RoleReader.SCHANNEL.child(kind);
        named(key, known).forEach(name -> add("schannel/" + kind + "/" + name, key.child(name), values));
    }

    /** The known names, and after them what else there is. */
    private List<String> named(RegistryPath key, List<String> known) {
        TreeSet<String> others = new TreeSet<>(Names.ORDER);
        others.addAll(registry.key(key).orElse(KeySnapshot.EMPTY).subkeys());
        others.removeIf(name -> known.stream().anyMatch(each -> Names.same(each, name)));
        List<String> names = new ArrayList<>(known);
        names.addAll(others);
        return names;
    }

    private void add(String id, RegistryPath key, List<String> names) {
        names.forEach(name -> all.add(new TlsSetting(id + "/" + name, Configured.read(registry, key, name))));
    }
}
