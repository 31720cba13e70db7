package dev.keyturn.windows.readiness;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The answer to one question about a host.
 *
 * @param name   the question for programs, {@code tls12_client} for example
 * @param title  what should hold, as a clause for people
 * @param state  whether it does
 * @param found  what is there
 * @param needed what has to be there; {@code ""} if the check does not apply
 */
public record Check(String name, String title, State state, String found, String needed) {
    /** Whether what should hold does. */
    public enum State {
        PASS("[x]"), FAIL("[ ]"), UNKNOWN("[?]"), NOT_APPLICABLE("[-]"), NOTE("[!]");

        private final String box;

        State(String box) {
            this.box = box;
        }
    }

    static Check pass(Question question, String found) {
        return question.answered(State.PASS, found);
    }

    static Check fail(Question question, String found) {
        return question.answered(State.FAIL, found);
    }

    static Check unknown(Question question, String found) {
        return question.answered(State.UNKNOWN, found);
    }

    static Check notApplicable(Question question, String found) {
        return new Check(question.name, question.title, State.NOT_APPLICABLE, found, "");
    }

    /** Something that an administrator has to know, and that no registry can answer. It refuses nothing. */
    static Check note(Question question, String found) {
        return question.answered(State.NOTE, found);
    }

    /** A question before it is answered; the components are those of {@link Check}. */
    record Question(String name, String title, String needed) {
        private Check answered(State state, String found) {
            return new Check(name, title, state, found, needed);
        }
    }

    /** Whether the old versions must stay on because of this. */
    public boolean refuses() {
        return state == State.FAIL || state == State.UNKNOWN;
    }

    /** The check as one line of a checklist, its box first. */
    public String line() {
        String start = "  " + state.box + " " + title;
        return switch (state) {
            case PASS -> start + " (" + found + ")";
            case FAIL -> start + ": needs " + needed + "; found " + found;
            case UNKNOWN -> start + ": unknown, " + found + "; needs " + needed;
            case NOT_APPLICABLE -> start + ": not applicable, " + found;
            case NOTE -> start + ": " + found;
        };
    }

    /** The check as plain data. */
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("state", state.name().toLowerCase(Locale.ROOT));
        data.put("found", found);
        data.put("needed", needed);
        return data;
    }
}
