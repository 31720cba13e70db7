package dev.keyturn.windows.state;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.restart.KeysInForce;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.Configured;
import dev.keyturn.windows.tls.Effective;
import dev.keyturn.windows.tls.KnownWindows;
import dev.keyturn.windows.tls.SchannelRole;
import dev.keyturn.windows.tls.SuitesLeft;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.List;
import java.util.Optional;

/** Reads what is written for a protocol in one role, and what Schannel makes of it. */
final class RoleReader {
    static final RegistryPath SCHANNEL = TlsKeys.PROTOCOLS.parent().orElseThrow();

    private final RegistryReader registry;
    private final KnownWindows windows;
    private final SuitesLeft suites;
    private final KeysInForce keysInForce;

    RoleReader(RegistryReader registry, KnownWindows windows, SuitesLeft suites, KeysInForce keysInForce) {
        this.registry = registry;
        this.windows = windows;
        this.suites = suites;
        this.keysInForce = keysInForce;
    }

    /** A role before anything is said of it: what it is switched to, and what comes of that with the cipher suites that are left. */
    record Basics(Role role, Configured enabled, Configured disabled, Optional<OsDefault> osDefault, Effective switched, Effective effective,
                  String whyUnknown, NamedState state, InForce inForce) {
        /** Whether it would be something else if cipher suites were no matter. */
        boolean suitesDecide() {
            return effective != switched;
        }

        /** What it is switched to and comes to for its suites, a clause without a subject. */
        String suitesWords() {
            String what = switch (switched) {
                case ON -> "is switched on";
                case UNKNOWN -> "may be switched on";
                default -> "is left to programs that name it";
            };
            return what + (effective == Effective.NO_SUITE ? ", and no cipher suite is left for it"
                    : ", and whether a cipher suite is left for it cannot be told");
        }

        RoleState with(List<String> reasons, Judgement judgement) {
            return new RoleState(role, enabled.key(), enabled, disabled, osDefault, effective, state, inForce, reasons, judgement);
        }
    }

    Basics read(Protocol protocol, Role role) {
        SchannelRole read = SchannelRole.read(registry, protocol, role, windows);
        Effective switched = read.effective();
        return basics(read, switched, suites.effective(protocol, switched));
    }

    /** Of a key that is no protocol's that is known here. */
    Basics other(String name, Role role, Optional<OsDefault> osDefault) {
        RegistryPath key = TlsKeys.PROTOCOLS.child(name).child(role.label());
        Configured enabled = Configured.read(registry, key, SchannelRole.ENABLED);
        Configured disabled = Configured.read(registry, key, SchannelRole.DISABLED_BY_DEFAULT);
        Effective other = osDefault.isPresent() ? Effective.UNSUPPORTED : Effective.UNKNOWN;
        return new Basics(role, enabled, disabled, osDefault, other, other, "no such protocol is known here", NamedState.of(enabled, disabled, other),
                inForce(key));
    }

    private Basics basics(SchannelRole read, Effective switched, Effective effective) {
        return new Basics(read.role(), read.enabled(), read.disabledByDefault(), read.osDefault(), switched, effective, read.whyUnknown(),
                NamedState.of(read.enabled(), read.disabledByDefault(), switched), inForce(read.enabled().key()));
    }

    private InForce inForce(RegistryPath key) {
        return InForce.of(keysInForce.of(key, SCHANNEL));
    }
}
