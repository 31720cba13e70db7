package dev.keyturn.windows.healthchecker;

import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.List;

/**
 * What HealthChecker derives from the registry for one version of TLS. It knows no default of Windows: what is absent is on, but for TLS 1.3.
 *
 * @param protocol                the version, TLS 1.0 to 1.3
 * @param values                  its four values: {@code Enabled} of server and client, then {@code DisabledByDefault} of both
 * @param serverEnabled           whether it takes the server role for enabled
 * @param serverDisabledByDefault whether it takes it for disabled by default
 * @param clientEnabled           the same of the client role
 * @param clientDisabledByDefault the same of the client role
 */
public record VersionResult(Protocol protocol, List<RawValue> values, boolean serverEnabled, boolean serverDisabledByDefault, boolean clientEnabled,
                            boolean clientDisabledByDefault) {
    public VersionResult {
        values = List.copyOf(values);
    }

    static VersionResult of(RegistryReader registry, Protocol protocol) {
        RawValue serverEnabled = read(registry, protocol, Role.SERVER, "Enabled");
        RawValue clientEnabled = read(registry, protocol, Role.CLIENT, "Enabled");
        RawValue serverDisabled = read(registry, protocol, Role.SERVER, "DisabledByDefault");
        RawValue clientDisabled = read(registry, protocol, Role.CLIENT, "DisabledByDefault");
        return new VersionResult(protocol, List.of(serverEnabled, clientEnabled, serverDisabled, clientDisabled),
                enabled(protocol, serverEnabled), disabledByDefault(serverDisabled),
                enabled(protocol, clientEnabled), disabledByDefault(clientDisabled));
    }

    private static RawValue read(RegistryReader registry, Protocol protocol, Role role, String name) {
        return new RawValue(role.label() + name + "Value", registry.value(TlsKeys.schannel(protocol, role), name));
    }

    private static boolean enabled(Protocol protocol, RawValue value) {
        return value.isNull() ? protocol != Protocol.TLS_1_3 : value.isOtherThan(0);
    }

    private static boolean disabledByDefault(RawValue value) {
        return value.isOtherThan(0);
    }

    /** Whether a value is of a type of which it cannot be told what HealthChecker makes of it. */
    public boolean unknown() {
        return values.stream().anyMatch(RawValue::isUncomparable);
    }

    /** Whether both roles are off, and neither says {@code DisabledByDefault=0}. */
    public boolean disabled() {
        return !serverEnabled && (serverDisabledByDefault || values.get(2).isNull())
                && !clientEnabled && (clientDisabledByDefault || values.get(3).isNull());
    }

    /** Whether the server role's two values contradict each other; the client's are looked at for a mismatch only. */
    public boolean halfDisabled() {
        return !serverEnabled && !serverDisabledByDefault && !values.get(2).isNull() || serverEnabled && serverDisabledByDefault;
    }

    /** Whether the roles differ. */
    public boolean misconfigured() {
        return serverEnabled != clientEnabled || serverDisabledByDefault != clientDisabledByDefault;
    }

    /** What all of it comes to. */
    public TlsConfiguration configuration() {
        if (unknown()) {
            return TlsConfiguration.UNKNOWN;
        }
        if (misconfigured()) {
            return TlsConfiguration.MISCONFIGURED;
        }
        return halfDisabled() ? TlsConfiguration.HALF_DISABLED : disabled() ? TlsConfiguration.DISABLED : TlsConfiguration.ENABLED;
    }

    /** What it comes to, with what is missing. */
    String words() {
        int absent = missing().size();
        return configuration().label() + (absent == 0 ? "" : ", " + absent + (absent == 1 ? " value" : " values") + " missing");
    }

    /** The values that are absent, which HealthChecker wants written; of TLS 1.3 none is. */
    public List<RawValue> missing() {
        return protocol == Protocol.TLS_1_3 ? List.of() : values.stream().filter(RawValue::isNull).toList();
    }
}
