package dev.keyturn.windows.tls;

import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Protocol;
import java.util.Optional;

/**
 * What Schannel makes of two values and of Windows' default. {@code Enabled=0} turns a protocol off whatever else is said; {@code DisabledByDefault}
 * other than 0 leaves it to programs that name it; what is not said is as Windows has it. Sources: Microsoft, "TLS registry settings"; KB245030.
 */
public final class Schannel {
    private Schannel() {
    }

    /** What a protocol comes to. */
    public static Effective effective(Protocol protocol, Configured enabled, Configured disabled, Optional<OsDefault> osDefault, KnownWindows windows) {
        if (osDefault.equals(Optional.of(OsDefault.UNSUPPORTED))) {
            return Effective.UNSUPPORTED;
        }
        if (enabled.is(0)) {
            return Effective.OFF;
        }
        if (enabled.isNoNumber() || disabled.isNoNumber()) {
            return Effective.UNKNOWN;
        }
        if (osDefault.isEmpty()) {
            return withoutDefault(protocol, enabled, disabled, windows);
        }
        boolean onByDefault = osDefault.get() == OsDefault.ENABLED;
        if (!enabled.isThere() && !onByDefault && !disabled.is(0)) {
            return Effective.OFF;
        }
        if (windows.updateFor(protocol).isPresent()) {
            return Effective.UNKNOWN;
        }
        return disabled.is(0) || !disabled.isThere() && onByDefault ? Effective.ON : Effective.ON_REQUEST;
    }

    /** Every Windows since 7 has TLS 1.0 to 1.2 where both values say so. */
    private static Effective withoutDefault(Protocol protocol, Configured enabled, Configured disabled, KnownWindows windows) {
        boolean everywhere = protocol == Protocol.TLS_1_0 || protocol == Protocol.TLS_1_1 || protocol == Protocol.TLS_1_2;
        if (!everywhere || windows.old() || !enabled.isThere() || !disabled.isThere()) {
            return Effective.UNKNOWN;
        }
        return disabled.is(0) ? Effective.ON : Effective.ON_REQUEST;
    }
}
