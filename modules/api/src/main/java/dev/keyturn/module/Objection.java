package dev.keyturn.module;

import java.util.Objects;

/**
 * What a guard has against some changes.
 *
 * @param severity whether they must not be made, or the user must only know
 * @param sentence what would be the matter and what that is seen from, a clause that can begin a sentence
 * @param advice   what to do instead, a sentence without its period; {@code ""} if there is nothing to do
 */
public record Objection(Severity severity, String sentence, String advice) {
    /** In ascending order. */
    public enum Severity {
        /** The user must know. */
        WARNING,
        /** The user does not want it on hosts where a Group Policy sets it back. */
        POLICY_REFUSAL,
        /** It would lock the host out. */
        REFUSAL
    }

    public Objection {
        Objects.requireNonNull(severity, "severity is null");
        Objects.requireNonNull(sentence, "sentence is null");
        Objects.requireNonNull(advice, "advice is null");
    }

    /** The changes must not be made. */
    public static Objection refusal(String sentence, String advice) {
        return new Objection(Severity.REFUSAL, sentence, advice);
    }

    /** The changes must not be made, since a Group Policy will set them back and the user does not want such. */
    public static Objection policyRefusal(String sentence, String advice) {
        return new Objection(Severity.POLICY_REFUSAL, sentence, advice);
    }

    /** The user must know. */
    public static Objection warning(String sentence, String advice) {
        return new Objection(Severity.WARNING, sentence, advice);
    }

    /** Whether the changes must not be made. */
    public boolean refuses() {
        return severity != Severity.WARNING;
    }

    @Override
    public String toString() {
        return advice.isEmpty() ? sentence : sentence + ". " + advice;
    }
}
