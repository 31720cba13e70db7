package dev.keyturn.windows.healthchecker;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** HealthChecker's rules for TLS, in the order of its page. */
final class Rules {
    static final String TLS13_NOT_DISABLED = "TLS 1.3 not disabled";
    static final String MISMATCH = "TLS mismatch";
    static final String MISMATCH_INFO = "Detected TLS Mismatch Display More Info";
    static final String HARDENING = "TLS hardening recommendations";
    static final String DOCS = "Display Link to Docs Page";

    private static final RegistryPath SCHANNEL = TlsKeys.PROTOCOLS.parent().orElseThrow();
    private static final String MISSING = "not in the registry, where HealthChecker wants it written";

    private final List<VersionResult> versions;
    private final DotNetResult dotNet4;
    private final Platform platform;
    private final RegistryReader registry;
    private final List<RuleFinding> found = new ArrayList<>();

    Rules(List<VersionResult> versions, DotNetResult dotNet4, Platform platform, RegistryReader registry) {
        this.versions = versions;
        this.dotNet4 = dotNet4;
        this.platform = platform;
        this.registry = registry;
    }

    List<RuleFinding> findings() {
        versions.forEach(this::version);
        if (!dotNet4.missing().isEmpty()) {
            host("NET TLS Settings Group", Grade.RED, "the table shows NULL for " + names(dotNet4.missing()));
        }
        versions.forEach(v -> v.missing().forEach(value -> found.add(
                new RuleFinding(number(v) + " " + value.name(), Optional.of(v.protocol()), Grade.RED, MISSING))));
        dotNet4.missing().forEach(value -> host(dotNet4.version() + " " + value.name(), Grade.RED, MISSING));
        strength();
        roles();
        advice();
        renegotiation("AllowInsecureRenegoClients");
        renegotiation("AllowInsecureRenegoServers");
        return found;
    }

    private void version(VersionResult version) {
        Protocol protocol = version.protocol();
        TlsConfiguration configuration = version.configuration();
        if (protocol == Protocol.TLS_1_3 && platform.withoutTls13() && configuration == TlsConfiguration.DISABLED) {
            return;
        }
        found.add(new RuleFinding(protocol.label(), Optional.of(protocol), line(protocol, configuration), configuration.label()));
        if (!version.missing().isEmpty()) {
            found.add(new RuleFinding("TLS Settings Group " + number(version), Optional.of(protocol), Grade.RED,
                    "the table shows NULL for " + names(version.missing())));
        }
    }

    private Grade line(Protocol protocol, TlsConfiguration configuration) {
        boolean old = protocol == Protocol.TLS_1_0 || protocol == Protocol.TLS_1_1;
        return switch (configuration) {
            case MISCONFIGURED, HALF_DISABLED -> Grade.RED;
            case DISABLED -> protocol == Protocol.TLS_1_2 ? Grade.RED : Grade.GREEN;
            case ENABLED -> old ? Grade.YELLOW : protocol == Protocol.TLS_1_3 ? platform.enabledTls13() : Grade.GREEN;
            case UNKNOWN -> Grade.UNKNOWN;
        };
    }

    private void strength() {
        if (oldDisabled() && !dotNet4.strong()) {
            boolean sure = dotNet4.values().stream().anyMatch(value -> !value.isUncomparable() && !value.is(1));
            host(HealthChecker.DOTNET_NOT_STRONG, sure ? Grade.RED : Grade.UNKNOWN, "TLS 1.0 or 1.1 is disabled, and .NET Framework 4 is not told to "
                    + "follow Windows and to use strong cryptography in both views");
        }
    }

    private void roles() {
        List<VersionResult> different = versions.stream().filter(v -> v.configuration() == TlsConfiguration.MISCONFIGURED).toList();
        if (!different.isEmpty()) {
            String labels = different.stream().map(v -> v.protocol().label()).collect(Collectors.joining(", "));
            host(MISMATCH, Grade.RED, "client and server differ for " + labels);
            host(MISMATCH_INFO, Grade.YELLOW, "points to the guide on setting TLS");
        }
    }

    private void advice() {
        if (newest().configuration() != TlsConfiguration.DISABLED) {
            found.add(new RuleFinding(TLS13_NOT_DISABLED, Optional.of(Protocol.TLS_1_3), Grade.GREY,
                    "not shown: Windows PowerShell 5.1 counts the one version that the rule finds as none"));
        }
        if (!oldDisabled()) {
            host(HARDENING, Grade.YELLOW, "neither TLS 1.0 nor TLS 1.1 is disabled");
        }
        boolean between = versions.stream().map(VersionResult::configuration)
                .anyMatch(c -> c != TlsConfiguration.ENABLED && c != TlsConfiguration.DISABLED);
        boolean missing = versions.stream().anyMatch(v -> !v.missing().isEmpty()) || !dotNet4.missing().isEmpty();
        if (between || missing || !oldDisabled()) {
            host(DOCS, Grade.YELLOW, "points to its page on TLS");
        }
    }

    private VersionResult newest() {
        return versions.get(versions.size() - 1);
    }

    private void renegotiation(String name) {
        host(name + " Value", Grade.GREY, registry.value(SCHANNEL, name).map(Object::toString).orElse("NULL"));
    }

    private boolean oldDisabled() {
        return versions.stream().filter(v -> v.protocol() == Protocol.TLS_1_0 || v.protocol() == Protocol.TLS_1_1)
                .anyMatch(v -> v.disabled() && !v.unknown());
    }

    private void host(String rule, Grade grade, String text) {
        found.add(new RuleFinding(rule, Optional.empty(), grade, text));
    }

    private static String number(VersionResult version) {
        return version.protocol().label().substring("TLS ".length());
    }

    private static String names(List<RawValue> values) {
        return values.stream().map(RawValue::name).collect(Collectors.joining(", "));
    }
}
