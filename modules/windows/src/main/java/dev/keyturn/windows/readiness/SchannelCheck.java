package dev.keyturn.windows.readiness;

import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.readiness.Check.Question;
import dev.keyturn.windows.tables.OsDefault;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.KnownWindows;
import dev.keyturn.windows.tls.SchannelRole;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether TLS 1.2 is on in one role of Schannel. A value of the wrong type is not what is needed, whatever Schannel makes of it. */
final class SchannelCheck {
    private SchannelCheck() {
    }

    static Check of(RegistryReader registry, Role role, KnownWindows windows, Inquiry inquiry) {
        String side = role.label().toLowerCase(Locale.ROOT);
        Question question = new Question("tls12_" + side, "TLS 1.2 " + side + " is on", "Enabled=1 and DisabledByDefault=0");
        SchannelRole asked = SchannelRole.read(registry, Protocol.TLS_1_2, role, windows);
        String values = asked.values().stream().map(value -> Shown.value(value.name(), value.stored())).collect(Collectors.joining(", "));
        if (asked.hasWrongType()) {
            return Check.fail(question, values);
        }
        return switch (asked.effectiveWith(inquiry::vouches)) {
            case ON -> Check.pass(question, values + byDefault(asked, OsDefault.ENABLED));
            case UNKNOWN -> Check.unknown(question, values + whyUnknown(asked));
            default -> Check.fail(question, values + byDefault(asked, OsDefault.DISABLED));
        };
    }

    /** What the answer rests on besides the values, if it does. */
    private static String byDefault(SchannelRole role, OsDefault state) {
        boolean both = role.enabled().isThere() && role.disabledByDefault().isThere();
        return both || role.enabled().is(0) || role.disabledByDefault().isNumberOtherThan(0) || !role.osDefault().equals(Optional.of(state)) ? ""
                : ", so as " + role.windows().names() + " has it by default: " + (state == OsDefault.ENABLED ? "on" : "off");
    }

    private static String whyUnknown(SchannelRole role) {
        return role.update().map(update -> ", which " + role.windows().names() + " heeds only with " + update + ", and the registry does not tell")
                .orElse(", and " + role.windows().words());
    }
}
