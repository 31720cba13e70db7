package dev.keyturn.windows.state;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.Configured;
import dev.keyturn.windows.tls.Effective;
import java.util.List;
import java.util.Optional;

/**
 * A protocol in one role.
 *
 * @param role              the role
 * @param key               its key
 * @param enabled           the value {@code Enabled}
 * @param disabledByDefault the value {@code DisabledByDefault}
 * @param osDefault         what Windows does if nothing is written; empty if that is unknown
 * @param effective         what Windows does
 * @param state             what the configuration is called by
 * @param inForce           whether it is in force
 * @param reasons           why, sentences in the order in which Windows decides: value, default, WinHTTP, .NET Framework, Schannel
 * @param judgement         how it is judged, by Windows' true default
 */
public record RoleState(Role role, RegistryPath key, Configured enabled, Configured disabledByDefault, Optional<OsDefault> osDefault,
                        Effective effective, NamedState state, InForce inForce, List<String> reasons, Judgement judgement) {
    public RoleState {
        reasons = List.copyOf(reasons);
    }

    /** What is written, {@code Enabled=1, DisabledByDefault is absent}. */
    public String configured() {
        return enabled.words() + ", " + disabledByDefault.words();
    }

    /** The default as one word: {@code enabled}, {@code disabled}, {@code unsupported} or {@code unknown}. */
    public String osDefaultLabel() {
        return osDefault.map(each -> each.name().toLowerCase(java.util.Locale.ROOT)).orElse("unknown");
    }
}
