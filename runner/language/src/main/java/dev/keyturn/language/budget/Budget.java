package dev.keyturn.language.budget;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What one evaluation may cost: steps, time, and the size of what it makes. It is the thread's own, and one inside another shares the outer one's,
 * so that variables that rest on variables are bounded together. Steps are counted in loops, in each look at a variable, in each comparison and for
 * each character that a regular expression looks at; without an evaluation around them they cost nothing.
 */
public final class Budget {
    /** How many digits a number may have where it is read, as in Python from 3.11 on: to read more takes too long. */
    public static final int MOST_DIGITS = 4_300;

    private static final long MOST_STEPS = 20_000_000;
    private static final long MOST_NANOS = 5_000_000_000L;
    private static final int MOST_CHARACTERS = 16 << 20;
    private static final int MOST_ITEMS = 1_000_000;
    /** How many steps go by between two looks at the clock, a power of two. */
    private static final int TICK = 1 << 12;

    private static final ThreadLocal<Budget> CURRENT = new ThreadLocal<>();

    private final long started = System.nanoTime();
    private long steps;

    private Budget() {
    }

    /**
     * Evaluates something.
     *
     * @throws Exhausted if it takes too long or makes too much
     */
    public static <T> T within(Supplier<T> work) {
        if (CURRENT.get() != null) {
            return work.get();
        }
        CURRENT.set(new Budget());
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    /** One step more. */
    public static void step() {
        Budget budget = CURRENT.get();
        if (budget != null) {
            budget.count();
        }
    }

    private void count() {
        if (++steps > MOST_STEPS || steps % TICK == 0 && System.nanoTime() - started > MOST_NANOS) {
            throw new Exhausted("it takes too long: it was given up after " + steps + " steps");
        }
    }

    /** What an evaluation came to, if it is not too large. */
    public static Object made(Object value) {
        if (value instanceof String text) {
            characters(text.length());
        } else if (value instanceof List<?> list) {
            items(list.size());
        } else if (value instanceof Map<?, ?> map) {
            items(map.size());
        }
        return value;
    }

    /** Makes sure that a text of this length may be made. */
    public static void characters(long length) {
        if (length > MOST_CHARACTERS) {
            throw new Exhausted("it makes a text of " + length + " characters; the limit is " + MOST_CHARACTERS);
        }
    }

    /** Adds to a text that is made, if it is not too large with that. */
    public static void append(StringBuilder text, String more) {
        characters((long) text.length() + more.length());
        text.append(more);
    }

    /** Makes sure that a list or a mapping of this size may be made. */
    public static void items(long size) {
        if (size > MOST_ITEMS) {
            throw new Exhausted("it makes " + size + " items; the limit is " + MOST_ITEMS);
        }
    }

    /** A text at which each look is a step, for a regular expression that may go through it again and again. */
    public static CharSequence counted(CharSequence text) {
        Budget budget = CURRENT.get();
        return budget == null ? text : new Counted(text, budget);
    }

    private record Counted(CharSequence text, Budget budget) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            budget.count();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
