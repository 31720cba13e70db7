package dev.keyturn.windows.readiness;

import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.Dword;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.readiness.Check.Question;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tables.WindowsBuild;
import dev.keyturn.windows.tls.TlsKeys;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether TLS 1.2 is on in one role of Schannel: {@code Enabled} is not 0 and {@code DisabledByDefault} is 0. What is not written is as Windows has
 * it; what has the wrong type counts against it, for Schannel does not heed it. Source: Microsoft, "TLS registry settings".
 */
final class SchannelCheck {
    static final String ENABLED = "Enabled";
    static final String DISABLED_BY_DEFAULT = "DisabledByDefault";

    private SchannelCheck() {
    }

    static Check of(RegistryReader registry, Role role, HostFacts facts) {
        String side = role.label().toLowerCase(Locale.ROOT);
        Question question = new Question("tls12_" + side, "TLS 1.2 " + side + " is on", "Enabled=1 and DisabledByDefault=0");
        RegistryPath key = TlsKeys.schannel(Protocol.TLS_1_2, role);
        Optional<RegistryValue> enabled = registry.value(key, ENABLED);
        Optional<RegistryValue> disabled = registry.value(key, DISABLED_BY_DEFAULT);
        String values = Shown.value(ENABLED, enabled) + ", " + Shown.value(DISABLED_BY_DEFAULT, disabled);
        if (enabled.filter(v -> number(v).filter(n -> n != 0).isEmpty()).isPresent()
                || disabled.filter(v -> number(v).filter(n -> n == 0).isEmpty()).isPresent()) {
            return Check.fail(question, values);
        }
        return enabled.isPresent() && disabled.isPresent() ? Check.pass(question, values) : byDefault(question, values, role, facts);
    }

    private static Check byDefault(Question question, String values, Role role, HostFacts facts) {
        Optional<WindowsBuild> windows = facts.windows();
        if (windows.isEmpty()) {
            return Check.unknown(question, values + ", and " + facts.windowsInWords());
        }
        String found = values + ", so as " + windows.get().names() + " has it by default: ";
        return windows.get().defaultOf(Protocol.TLS_1_2, role) == OsDefault.ENABLED ? Check.pass(question, found + "on")
                : Check.fail(question, found + "off");
    }

    private static Optional<Long> number(RegistryValue value) {
        return value instanceof Dword d ? Optional.of(d.number()) : Optional.empty();
    }
}
