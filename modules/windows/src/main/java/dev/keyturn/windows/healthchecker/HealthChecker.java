package dev.keyturn.windows.healthchecker;

import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tls.DotNetKeys;
import java.util.List;
import java.util.Optional;

/**
 * What Microsoft's HealthChecker for Exchange would say of a host's TLS settings. It looks at TLS 1.0 to 1.3, at .NET Framework and renegotiation,
 * and neither at SSL, WinHTTP, ciphers nor Windows' defaults. Exchange's shell runs it, which is Windows PowerShell 5.1, so what counts is what it
 * shows there. Source: microsoft/CSS-Exchange at f88378b, of which these are the rules, not the code.
 *
 * @param applies  whether an Exchange Server is there; elsewhere HealthChecker is not run, and this is what its rules for TLS would come to
 * @param versions TLS 1.0 to 1.3
 * @param dotNet2  .NET Framework 2.0 to 3.5
 * @param dotNet4  .NET Framework 4
 * @param findings everything it would say, in its order
 */
public record HealthChecker(boolean applies, List<VersionResult> versions, DotNetResult dotNet2, DotNetResult dotNet4, List<RuleFinding> findings) {
    /** The commit of microsoft/CSS-Exchange whose rules these are. */
    public static final String COMMIT = "f88378b";

    /** The rule that wants .NET Framework 4 to follow Windows once an old version of TLS is disabled. */
    public static final String DOTNET_NOT_STRONG = DotNetKeys.SYSTEM_DEFAULT + " or " + DotNetKeys.STRONG_CRYPTO;

    private static final List<Protocol> LOOKED_AT = List.of(Protocol.TLS_1_0, Protocol.TLS_1_1, Protocol.TLS_1_2, Protocol.TLS_1_3);

    public HealthChecker {
        versions = List.copyOf(versions);
        findings = List.copyOf(findings);
    }

    /** Looks at a host. */
    public static HealthChecker of(RegistryReader registry, HostFacts facts) {
        List<VersionResult> versions = LOOKED_AT.stream().map(protocol -> VersionResult.of(registry, protocol)).toList();
        DotNetResult dotNet2 = DotNetResult.of(registry, DotNetKeys.V2);
        DotNetResult dotNet4 = DotNetResult.of(registry, DotNetKeys.V4);
        Platform platform = Platform.of(registry, facts);
        return new HealthChecker(platform.server(), versions, dotNet2, dotNet4, new Rules(versions, dotNet4, platform, registry).findings());
    }

    /** What it derives for a version; empty for a protocol that it does not look at. */
    public Optional<VersionResult> of(Protocol protocol) {
        return versions.stream().filter(version -> version.protocol() == protocol).findFirst();
    }

    /** The findings about a version. */
    public List<RuleFinding> findings(Protocol protocol) {
        return findings.stream().filter(finding -> finding.protocol().equals(Optional.of(protocol))).toList();
    }

    /** The worst colour in which it shows anything about a version; green for one that it hides, and grey for one that it does not look at. */
    public Grade grade(Protocol protocol) {
        return findings(protocol).stream().map(RuleFinding::grade).reduce(of(protocol).isPresent() ? Grade.GREEN : Grade.GREY, Grade::or);
    }

    /** What it would say of a version, {@code Enabled, 4 values missing (red)}; empty for a protocol that it does not look at. */
    public Optional<String> words(Protocol protocol) {
        return of(protocol).map(version -> version.words() + " (" + grade(protocol).label() + ")");
    }

    /** The worst colour of all it says. */
    public Grade grade() {
        return findings.stream().map(RuleFinding::grade).reduce(Grade.GREY, Grade::or);
    }
}
