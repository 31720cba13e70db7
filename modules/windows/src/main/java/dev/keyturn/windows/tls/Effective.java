package dev.keyturn.windows.tls;

import java.util.Optional;
import java.util.Set;

/** What Schannel does with a protocol in one role. */
public enum Effective {
    /** It offers the protocol to every program. */
    ON("on"),
    /** Only a program that names the protocol itself gets it, as with {@code DisabledByDefault=1}. */
    ON_REQUEST("off"),
    /** No program gets it that leaves the choice to Windows; whether one gets it that names it cannot be told. */
    NOT_BY_DEFAULT("off"),
    /** No program gets it. */
    OFF("off"),
    /** It is switched on, and no program gets it, since no cipher suite is left for it. */
    NO_SUITE("off"),
    /** Windows does not have it, whatever is written. */
    UNSUPPORTED("unsupported"),
    /** It cannot be told. */
    UNKNOWN("unknown");

    private final String label;

    Effective(String label) {
        this.label = label;
    }

    /**
     * One of the four words of an audit's line. What only a program gets that names it is {@code off} there: that is what a program sees that leaves
     * the choice to Windows, as most do. The state and the judgement tell the two apart.
     */
    public String label() {
        return label;
    }

    /** The word of a table: as {@link #label}, but what a program gets that names it is {@code named}. */
    public String shortLabel() {
        return this == ON_REQUEST ? "named" : this == NOT_BY_DEFAULT ? "named?" : label;
    }

    /** Whether a program gets it only if it names it; empty if that cannot be told. */
    public Optional<Boolean> onRequest() {
        return this == UNKNOWN || this == NOT_BY_DEFAULT ? Optional.empty() : Optional.of(this == ON_REQUEST);
    }

    /** What it is, as a part of a sentence. */
    public String words() {
        return switch (this) {
            case ON_REQUEST -> "off but for programs that name it";
            case NOT_BY_DEFAULT -> "off but perhaps for programs that name it";
            case NO_SUITE -> "off for want of a cipher suite";
            default -> label;
        };
    }

    /** What it is if it is one of several, of which it is unknown which. */
    static Effective together(Set<Effective> possible) {
        if (possible.size() == 1) {
            return possible.iterator().next();
        }
        if (possible.contains(ON) || possible.contains(UNKNOWN)) {
            return UNKNOWN;
        }
        return possible.stream().allMatch(Effective::isBlocked) ? OFF : NOT_BY_DEFAULT;
    }

    /** Whether no program gets the protocol, not even one that names it. */
    public boolean isBlocked() {
        return this == OFF || this == NO_SUITE || this == UNSUPPORTED;
    }
}
