package dev.keyturn.windows.healthchecker;

import java.util.Locale;

/** The colour in which HealthChecker shows something. Of several the later counts. */
public enum Grade {
    /** Shown without a judgement. */
    GREY,
    GREEN,
    YELLOW,
    /** What it would say cannot be told. */
    UNKNOWN,
    RED;

    /** The colour in small letters. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one that counts of two. */
    public Grade or(Grade other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
