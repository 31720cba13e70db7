package dev.keyturn.windows.state;

import dev.keyturn.windows.restart.KeyInForce;
import dev.keyturn.windows.restart.RestartVerdict;

/**
 * Whether what is written is in force.
 *
 * @param answer   yes, no or unknown
 * @param evidence what tells so, and what it waits for, a clause
 */
public record InForce(Answer answer, String evidence) {
    /** In the order of what counts if several are taken together. */
    public enum Answer {
        /** It waits for a restart, of the host or of the programs that use it. */
        NO("no"),
        UNKNOWN("unknown"),
        YES("yes");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        /** The word of an audit's line. */
        public String label() {
            return label;
        }
    }

    static InForce of(KeyInForce key) {
        return switch (key.verdict()) {
            case IN_FORCE -> new InForce(Answer.YES, key.evidence());
            case UNKNOWN -> new InForce(Answer.UNKNOWN, key.evidence());
            case RESTART -> new InForce(Answer.NO, "waits for a restart of the host: " + key.evidence());
            case PROGRAMS -> new InForce(Answer.NO, "waits for the programs that use it to restart: " + key.evidence());
        };
    }

    /** Whether the host's verdict on restarts is one that everything is in force with. */
    static Answer of(RestartVerdict verdict) {
        return verdict == RestartVerdict.IN_FORCE ? Answer.YES : verdict == RestartVerdict.UNKNOWN ? Answer.UNKNOWN : Answer.NO;
    }
}
