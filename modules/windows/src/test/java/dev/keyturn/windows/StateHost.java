package dev.keyturn.windows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.healthchecker.HealthChecker;
import dev.keyturn.windows.state.HostTls;
import java.util.List;

/**
 * A host as a case of TLS states writes it down: {@code build} and {@code product} of Windows, {@code bits} (64 if left out, 0 if unreadable), the
 * build of {@code exchange}, {@code schannel} as protocol, role and {@code [Enabled, DisabledByDefault]}, {@code dotnet} as version and
 * {@code [SystemDefaultTlsVersions, SchUseStrongCrypto]} of the 64-bit view and then of the 32-bit one, {@code release} of .NET Framework 4,
 * {@code winhttp} of both views, and {@code before} for other keys. An absent value is {@code null}.
 */
final class StateHost {
    private static final String WINDOWS = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    private static final String CONTROL = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\";
    private static final String PROTOCOLS = CONTROL + "SecurityProviders\\SCHANNEL\\Protocols\\";
    private static final List<String> SOFTWARE = List.of("HKLM\\SOFTWARE\\Microsoft\\", "HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\");

    private final OverlayRegistry registry;

    private StateHost(JsonNode before) {
        this.registry = CaseRegistry.of(before);
    }

    static OverlayRegistry of(JsonNode given) {
        StateHost host = new StateHost(given.path("before"));
        host.text(given.path("build"), WINDOWS, "CurrentBuildNumber");
        host.text(given.path("product"), WINDOWS, "ProductName");
        int bits = given.path("bits").asInt(64);
        if (bits != 0) {
            host.put(CONTROL + "Session Manager\\Environment", "PROCESSOR_ARCHITECTURE", RegistryValue.sz(bits == 32 ? "x86" : "AMD64"));
        }
        host.exchange(given.path("exchange").asText(""));
        given.path("schannel").properties().forEach(protocol -> protocol.getValue().properties()
                .forEach(role -> host.values(PROTOCOLS + protocol.getKey() + "\\" + role.getKey(), role.getValue(), "Enabled", "DisabledByDefault")));
        given.path("dotnet").properties().forEach(version -> host.dotNet(version.getKey(), version.getValue()));
        if (given.has("release")) {
            host.put(SOFTWARE.get(0) + "NET Framework Setup\\NDP\\v4\\Full", "Release", CaseRegistry.value(given.get("release")));
        }
        for (int i = 0; i < given.path("winhttp").size(); i++) {
            String winHttp = SOFTWARE.get(i) + "Windows\\CurrentVersion\\Internet Settings\\WinHttp";
            host.value(winHttp, "DefaultSecureProtocols", given.get("winhttp").get(i));
        }
        return host.registry;
    }

    static HostTls state(RegistryReader registry) {
        return HostTls.of(registry, new HostFacts(registry));
    }

    static HealthChecker healthChecker(RegistryReader registry) {
        return HealthChecker.of(registry, new HostFacts(registry));
    }

    private void exchange(String build) {
        if (build.isEmpty()) {
            return;
        }
        String key = SOFTWARE.get(0) + "ExchangeServer\\v15";
        put(key + "\\MailboxRole", "ConfiguredVersion", RegistryValue.sz(build));
        String[] parts = build.split("\\.");
        List<String> names = List.of("MsiProductMajor", "MsiProductMinor", "MsiBuildMajor", "MsiBuildMinor");
        for (int i = 0; i < parts.length && parts.length == names.size(); i++) {
            put(key + "\\Setup", names.get(i), RegistryValue.dword(Long.parseLong(parts[i])));
        }
    }

    private void dotNet(String version, JsonNode values) {
        for (int i = 0; i < values.size(); i++) {
            value(SOFTWARE.get(i / 2) + ".NETFramework\\" + version, i % 2 == 0 ? "SystemDefaultTlsVersions" : "SchUseStrongCrypto", values.get(i));
        }
    }

    private void values(String key, JsonNode given, String... names) {
        for (int i = 0; i < names.length; i++) {
            value(key, names[i], given.has(i) ? given.get(i) : NullNode.instance);
        }
    }

    private void value(String key, String name, JsonNode value) {
        if (!value.isNull()) {
            put(key, name, value.asText().equals("-1") ? RegistryValue.dword(0xFFFFFFFFL) : CaseRegistry.value(value));
        }
    }

    private void text(JsonNode value, String key, String name) {
        if (!value.isMissingNode()) {
            put(key, name, RegistryValue.sz(value.asText()));
        }
    }

    private void put(String key, String name, RegistryValue value) {
        registry.apply(new RegistryChanges(registry).setValue(RegistryPath.parse(key), name, value).toList());
    }
}
