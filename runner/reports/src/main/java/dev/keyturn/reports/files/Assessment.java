package dev.keyturn.reports.files;

import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What an audit finds of a protocol in one role, or of another setting.
 *
 * @param configured    what the registry says; {@code ""} if it says nothing
 * @param osDefault     what this Windows does when the registry says nothing
 * @param effective     what comes of both
 * @param onRequest     whether it is in use only by programs that name it; empty if that cannot be told
 * @param state         the name of the state, as {@code Half Disabled}
 * @param healthChecker what Exchange HealthChecker would say; {@code ""} if it looks at no such thing
 */
public record Assessment(String configured, String osDefault, Effective effective, Optional<Boolean> onRequest, String state, String healthChecker) {
    /** Whether it is in use in the end. */
    public enum Effective {
        ON, OFF, UNSUPPORTED, UNKNOWN;

        /** As it is written in files. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What comes of both for people: {@code named} where only a program gets it that names it, {@code named?} if that cannot be told. */
    String shown() {
        return effective != Effective.OFF ? effective.label() : onRequest.map(named -> named ? "named" : effective.label()).orElse("named?");
    }

    Assessment masked(UnaryOperator<String> mask) {
        return new Assessment(mask.apply(configured), mask.apply(osDefault), effective, onRequest, mask.apply(state), mask.apply(healthChecker));
    }
}
