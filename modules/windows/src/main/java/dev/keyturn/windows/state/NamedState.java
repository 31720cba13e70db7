package dev.keyturn.windows.state;

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

    /** What two roles come to together; of two states the earlier counts. */
    static NamedState of(RoleState client, RoleState server) {
        NamedState worse = client.state().compareTo(server.state()) <= 0 ? client.state() : server.state();
        boolean differ = client.effective() != server.effective() && worse != OS_DEFAULT;
        return differ && worse.compareTo(CLIENT_DIFFERS) > 0 ? CLIENT_DIFFERS : worse;
    }
}
