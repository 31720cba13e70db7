package dev.keyturn.windows.readiness;

import dev.keyturn.module.Choice;

/** What a host is asked to be ready for. */
public enum Goal {
    /** TLS 1.2 on. */
    @Choice("tls12_on") TLS12_ON("TLS 1.2 may be turned on", "TLS 1.2 must stay as it is here", "TLS 1.2 is not ready to be turned on",
            "TLS 1.2 go on"),
    /** TLS 1.0 and 1.1 off. */
    @Choice("legacy_off") LEGACY_OFF("TLS 1.0 and 1.1 may be turned off", "TLS 1.0 and 1.1 must stay on here",
            "TLS 1.0 and 1.1 are not ready to be turned off", "TLS 1.0 and 1.1 go off"),
    /** TLS 1.3 on. */
    @Choice("tls13_on") TLS13_ON("TLS 1.3 may be on", "TLS 1.3 must not be on here", "TLS 1.3 is not ready to be on", "TLS 1.3 be on");

    private final String may;
    private final String mustNot;
    private final String notReady;
    private final String forced;

    Goal(String may, String mustNot, String notReady, String forced) {
        this.may = may;
        this.mustNot = mustNot;
        this.notReady = notReady;
        this.forced = forced;
    }

    /** That it may be, as a clause. */
    public String may() {
        return may;
    }

    /** That it must not be, as a clause. */
    public String mustNot() {
        return mustNot;
    }

    /** That the host is not ready for it, as a clause. */
    public String notReady() {
        return notReady;
    }

    /** What overriding does, to follow "lets". */
    public String forced() {
        return forced;
    }
}
