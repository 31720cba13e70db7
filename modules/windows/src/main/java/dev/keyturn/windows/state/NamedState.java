package dev.keyturn.windows.state;

import dev.keyturn.windows.tls.Configured;
import dev.keyturn.windows.tls.Effective;

/** What a configuration is called by: of a role, or of a protocol with both roles taken together. */
public enum NamedState {
    /** A value is no REG_DWORD of four bytes; whether Schannel heeds it is not known. */
    WRONG_TYPE("wrong type"),
    /** It is switched on where this Windows does not have it. */
    MISCONFIGURED("Misconfigured"),
    /** The roles do not come to the same, though something is written for one of them. */
    CLIENT_DIFFERS("client \u2260 server"),
    /** A value is neither 0 nor 1, {@code 0xFFFFFFFF} for example. */
    NOT_CANONICAL("not canonical"),
    /** The two values contradict each other, or leave the protocol to programs that name it. */
    HALF_DISABLED("Half Disabled"),
    DISABLED("Disabled"),
    ENABLED("Enabled"),
    /** Nothing is written. */
    OS_DEFAULT("OS default");

    private final String label;

    NamedState(String label) {
        this.label = label;
    }

    /** The name, as people write it. */
    public String label() {
        return label;
    }

    /** What the configuration of one role is called by. */
    static NamedState of(Configured enabled, Configured disabled, Effective effective) {
        if (!enabled.isThere() && !disabled.isThere()) {
            return OS_DEFAULT;
        }
        if (enabled.isNoNumber() || disabled.isNoNumber()) {
            return WRONG_TYPE;
        }
        boolean on = enabled.isNumberOtherThan(0) || !enabled.isThere() && disabled.is(0);
        if (on && effective == Effective.UNSUPPORTED) {
            return MISCONFIGURED;
        }
        if (enabled.isNotCanonical() || disabled.isNotCanonical()) {
            return NOT_CANONICAL;
        }
        if (enabled.is(0)) {
            return disabled.is(0) ? HALF_DISABLED : DISABLED;
        }
        return disabled.isNumberOtherThan(0) || effective == Effective.ON_REQUEST || effective == Effective.NOT_BY_DEFAULT ? HALF_DISABLED : ENABLED;
    }

    /** What two roles come to together; of two states the earlier counts. */
    static NamedState of(RoleState client, RoleState server) {
        NamedState worse = client.state().compareTo(server.state()) <= 0 ? client.state() : server.state();
        boolean differ = client.effective() != server.effective() && worse != OS_DEFAULT;
        return differ && worse.compareTo(CLIENT_DIFFERS) > 0 ? CLIENT_DIFFERS : worse;
    }
}
