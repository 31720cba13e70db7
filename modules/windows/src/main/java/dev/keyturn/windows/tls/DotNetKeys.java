package dev.keyturn.windows.tls;

import dev.keyturn.registry.RegistryPath;
import java.util.List;

/** Where .NET Framework keeps what it makes of TLS, in each view. Source: Microsoft, ".NET Framework TLS best practices". */
public final class DotNetKeys {
    /** The framework that every program for .NET Framework 2.0 to 3.5 runs on, as its key is named. */
    public static final String V2 = "v2.0.50727";
    /** The framework that every program for .NET Framework 4 runs on, as its key is named. */
    public static final String V4 = "v4.0.30319";
    /** Both frameworks, the older one first. */
    public static final List<String> VERSIONS = List.of(V2, V4);

    /** Whether a framework takes its protocols from Windows. */
    public static final String SYSTEM_DEFAULT = "SystemDefaultTlsVersions";
    /** Whether a framework refuses weak protocols and ciphers. */
    public static final String STRONG_CRYPTO = "SchUseStrongCrypto";
    /** Both values. */
    public static final List<String> VALUES = List.of(SYSTEM_DEFAULT, STRONG_CRYPTO);

    /** The key above those of the frameworks. */
    public static final RegistryPath ABOVE = RegistryPath.hklm("SOFTWARE\\Microsoft\\.NETFramework");

    private DotNetKeys() {
    }

    /** The key of a framework. */
    public static RegistryPath of(String version) {
        return ABOVE.child(version);
    }
}
