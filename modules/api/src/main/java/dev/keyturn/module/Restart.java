package dev.keyturn.module;

import java.util.Objects;

/**
 * What has to start anew before a change is in force.
 *
 * @param kind the reach of the restart
 * @param why  a clause for the user, {@code "Schannel reads its protocols at start"} for example; {@code ""} with {@link Kind#NONE}
 */
public record Restart(Kind kind, String why) {
    /** Nothing has to restart. */
    public static final Restart NONE = new Restart(Kind.NONE, "");

    public Restart {
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(why, "why is null");
    }

    /** The processes that use the setting must restart. */
    public static Restart process(String why) {
        return new Restart(Kind.PROCESS, why);
    }

    /** The whole machine must restart. */
    public static Restart reboot(String why) {
        return new Restart(Kind.REBOOT, why);
    }

    /** In ascending reach. */
    public enum Kind { NONE, PROCESS, REBOOT }
}
