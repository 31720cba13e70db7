package dev.keyturn.windows.guard;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tables.WindowsBuild;
import dev.keyturn.windows.tables.WindowsBuilds;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.Optional;

/**
 * Whether Schannel offers one version of TLS in one role to programs that leave the choice to it, as most do.
 *
 * <p>{@code Enabled=0} turns a version off, whatever else is said; {@code DisabledByDefault} other than 0 leaves it to programs that name it; what
 * is not said is as Windows has it. Sources: Microsoft, "TLS registry settings"; KB245030.
 *
 * @param words the version and its state with the reason, a clause for the user
 */
record TlsVersion(State state, String words) {
    private static final String ENABLED = "Enabled";
    private static final String DISABLED = "DisabledByDefault";

    /** In ascending order of what is left. */
    enum State { OFF, UNKNOWN, ON }

    /** What it is read from, beside the build of Windows. */
    static Foreseen needs(Protocol version, Role role) {
        return Foreseen.values(TlsKeys.schannel(version, role), ENABLED, DISABLED);
    }

    static TlsVersion of(RegistryReader registry, Protocol version, Role role, HostFacts facts) {
        RegistryPath key = TlsKeys.schannel(version, role);
        Optional<RegistryValue> enabled = registry.value(key, ENABLED);
        if (enabled.filter(value -> number(value) == 0).isPresent()) {
            return off(version, "Enabled=0");
        }
        Optional<RegistryValue> disabled = registry.value(key, DISABLED);
        if (enabled.filter(value -> number(value) < 0).isPresent() || disabled.filter(value -> number(value) < 0).isPresent()) {
            return unknown(version, "a value of it is no REG_DWORD");
        }
        if (disabled.filter(value -> number(value) != 0).isPresent()) {
            return off(version, "DisabledByDefault=" + number(disabled.get()));
        }
        return byWindows(version, role, facts, new Values(enabled.isPresent(), disabled.isPresent()));
    }

    /** Which values are there; by now none of them turns the version off. */
    private record Values(boolean enabled, boolean notDisabled) {
        private boolean all() {
            return enabled && notDisabled;
        }
    }

    private static TlsVersion byWindows(Protocol version, Role role, HostFacts facts, Values said) {
        Optional<WindowsBuild> windows = facts.windows();
        if (windows.isEmpty()) {
            // every Windows since 7 has TLS 1.0 to 1.2 where both values say so
            boolean old = facts.build().filter(build -> build < WindowsBuilds.first()).isPresent();
            return said.all() && version != Protocol.TLS_1_3 && !old ? on(version) : unknown(version, facts.windowsInWords());
        }
        String names = windows.get().names();
        OsDefault byDefault = windows.get().defaultOf(version, role);
        if (byDefault == OsDefault.UNSUPPORTED) {
            return off(version, "not supported by " + names);
        }
        if (byDefault == OsDefault.DISABLED && !said.notDisabled) {
            return off(version, "by default on " + names + (said.enabled ? ", where DisabledByDefault=0 is needed beside Enabled=1" : ""));
        }
        boolean newer = version == Protocol.TLS_1_1 || version == Protocol.TLS_1_2;
        return windows.get().updates().tls12().filter(update -> newer)
                .map(update -> unknown(version, "it is there on " + names + " only with " + update + ", which the registry does not tell"))
                .orElseGet(() -> on(version));
    }

    private static TlsVersion on(Protocol version) {
        return new TlsVersion(State.ON, version.label() + " is on");
    }

    private static TlsVersion off(Protocol version, String why) {
        return new TlsVersion(State.OFF, version.label() + " is off (" + why + ")");
    }

    private static TlsVersion unknown(Protocol version, String why) {
        return new TlsVersion(State.UNKNOWN, version.label() + " is on or off (" + why + ")");
    }

    /** The number; negative for data of another type, which Schannel may or may not heed. */
    private static long number(RegistryValue value) {
        return value instanceof Dword dword ? dword.number() : -1;
    }
}
