package dev.keyturn.windows.state;

import java.util.Locale;

/** How something is judged. Of several the later counts, so that what is unknown is never good. */
public enum Rating {
    /** Not judged, only shown. */
    NONE,
    GOOD,
    /** It works, and less safely than it could. */
    WEAK,
    /** It cannot be told. */
    UNKNOWN,
    /** It is unsafe, unsupported, or keeps something from working. */
    BAD;

    /** The word in small letters. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
