package dev.keyturn.windows.state;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.restart.Standings;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.Configured;
import dev.keyturn.windows.tls.Effective;
import dev.keyturn.windows.tls.KnownWindows;
import dev.keyturn.windows.tls.SchannelRole;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.List;
import java.util.Optional;

/** Reads what is written for a protocol in one role, and what Schannel makes of it. */
final class RoleReader {
    static final RegistryPath SCHANNEL = TlsKeys.PROTOCOLS.parent().orElseThrow();

    private final RegistryReader registry;
    private final KnownWindows windows;
    private final Standings standings;

    RoleReader(RegistryReader registry, KnownWindows windows, Standings standings) {
        this.registry = registry;
        this.windows = windows;
        this.standings = standings;
    }

    /** A role before anything is said of it. */
    record Basics(Role role, Configured enabled, Configured disabled, Optional<OsDefault> osDefault, Effective effective, NamedState state,
                  InForce inForce) {
        RoleState with(List<String> reasons, Judgement judgement) {
            return new RoleState(role, enabled.key(), enabled, disabled, osDefault, effective, state, inForce, reasons, judgement);
        }
    }

    Basics read(Protocol protocol, Role role) {
        SchannelRole read = SchannelRole.read(registry, protocol, role, windows);
        return basics(role, read.enabled(), read.disabledByDefault(), read.osDefault(), read.effective());
    }

    /** Of a key that is no protocol's that is known here. */
    Basics other(String name, Role role, Optional<OsDefault> osDefault) {
        RegistryPath key = TlsKeys.PROTOCOLS.child(name).child(role.label());
        Configured enabled = Configured.read(registry, key, SchannelRole.ENABLED);
        Configured disabled = Configured.read(registry, key, SchannelRole.DISABLED_BY_DEFAULT);
        return basics(role, enabled, disabled, osDefault, osDefault.isPresent() ? Effective.UNSUPPORTED : Effective.UNKNOWN);
    }

    private Basics basics(Role role, Configured enabled, Configured disabled, Optional<OsDefault> osDefault, Effective effective) {
        return new Basics(role, enabled, disabled, osDefault, effective, NamedState.of(enabled, disabled, effective),
                InForce.of(standings.of(enabled.key(), SCHANNEL)));
    }
}
