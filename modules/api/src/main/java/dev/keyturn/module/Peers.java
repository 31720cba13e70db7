package dev.keyturn.module;

import java.util.Locale;
import java.util.Optional;

/** What a run knows of its other hosts. */
public interface Peers {
    /** Nothing. */
    Peers NONE = host -> Optional.empty();

    /**
     * Whether a host has to restart.
     *
     * @param host its name, with or without its domain, since clusters know the one and inventories the other
     * @return empty if nobody has looked
     */
    Optional<Boolean> owesRestart(String host);

    /** What all names of a host have in common: small letters, and no domain. */
    static String bare(String host) {
        return host.toLowerCase(Locale.ROOT).split("\\.", 2)[0];
    }
}
