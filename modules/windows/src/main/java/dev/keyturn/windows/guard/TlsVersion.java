package dev.keyturn.windows.guard;

import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.Effective;
import dev.keyturn.windows.tls.KnownWindows;
import dev.keyturn.windows.tls.SchannelRole;
import java.util.Optional;

/**
 * Whether Schannel offers one version of TLS in one role to programs that leave the choice to it, as most do.
 *
 * @param words the version and its state with the reason, a clause for the user
 */
record TlsVersion(State state, String words) {
    /** In ascending order of what is left. */
    enum State { OFF, UNKNOWN, ON }

    static TlsVersion of(RegistryReader registry, Protocol version, Role role, KnownWindows windows) {
        SchannelRole asked = SchannelRole.read(registry, version, role, windows);
        Effective effective = asked.effective();
        return switch (effective) {
            case ON -> new TlsVersion(State.ON, version.label() + " is on");
            case UNKNOWN -> new TlsVersion(State.UNKNOWN, version.label() + " may be on or off (" + whyUnknown(asked) + ")");
            default -> new TlsVersion(State.OFF, version.label() + " is off (" + whyOff(asked) + ")");
        };
    }

    private static String whyOff(SchannelRole role) {
        if (role.enabled().is(0)) {
            return role.enabled().words();
        }
        if (role.disabledByDefault().isNumberOtherThan(0)) {
            return role.disabledByDefault().words();
        }
        String names = role.windows().names();
        if (role.osDefault().equals(Optional.of(OsDefault.UNSUPPORTED))) {
            return "this Windows does not support it";
        }
        return "by default on " + names + (role.enabled().isThere() ? ", where DisabledByDefault=0 is needed beside Enabled=1" : "");
    }

    private static String whyUnknown(SchannelRole role) {
        if (role.hasWrongType()) {
            return "a value of it is no REG_DWORD";
        }
        return role.update().map(update -> "it is there on " + role.windows().names() + " only with " + update + ", which the registry does not tell")
                .orElse(role.windows().words());
    }
}
