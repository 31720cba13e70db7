package dev.keyturn.windows.tls;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;

/** Where Windows keeps its TLS settings. Source: Microsoft, "TLS registry settings" and KB3140245. */
public final class TlsKeys {
    /** WinHTTP's settings, in each view. */
    public static final RegistryPath WINHTTP = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp");

    /** WinHTTP's value, the bits of the protocols that it offers by default. */
    public static final String DEFAULT_SECURE_PROTOCOLS = "DefaultSecureProtocols";

    /** Below it Schannel has a key for each protocol, and below that one for each role. */
    public static final RegistryPath PROTOCOLS = RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols");

    /** Group Policy's order of cipher suites and curves, which wins. */
    public static final RegistryPath POLICY_ORDER = RegistryPath.hklm("SOFTWARE\\Policies\\Microsoft\\Cryptography\\Configuration\\SSL\\00010002");

    /** The host's own. */
    public static final RegistryPath LOCAL_ORDER =
            RegistryPath.hklm("SYSTEM\\CurrentControlSet\\Control\\Cryptography\\Configuration\\Local\\SSL\\00010002");

    /** The value of either with the order of the cipher suites. */
    public static final String SUITES = "Functions";

    /** The value of either with the order of the curves. */
    public static final String CURVES = "EccCurves";

    private TlsKeys() {
    }

    /** Schannel's settings for a protocol in one role. */
    public static RegistryPath schannel(Protocol protocol, Role role) {
        return PROTOCOLS.child(protocol.label()).child(role.label());
    }
}
