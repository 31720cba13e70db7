package dev.keyturn.windows.state;

import dev.keyturn.windows.restart.Standing;
import dev.keyturn.windows.restart.Verdict;

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

    static InForce of(Standing standing) {
        return switch (standing.verdict()) {
            case IN_FORCE -> new InForce(Answer.YES, standing.evidence());
            case UNKNOWN -> new InForce(Answer.UNKNOWN, standing.evidence());
            case RESTART -> new InForce(Answer.NO, "waits for a restart of the host: " + standing.evidence());
            case PROGRAMS -> new InForce(Answer.NO, "waits for the programs that use it to restart: " + standing.evidence());
        };
    }

    /** Whether the host's verdict on restarts is one that everything is in force with. */
    static Answer of(Verdict verdict) {
        return verdict == Verdict.IN_FORCE ? Answer.YES : verdict == Verdict.UNKNOWN ? Answer.UNKNOWN : Answer.NO;
    }
}
