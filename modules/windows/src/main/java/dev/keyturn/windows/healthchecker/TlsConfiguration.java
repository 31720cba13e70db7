package dev.keyturn.windows.healthchecker;

/** What HealthChecker calls the configuration of one version of TLS, both roles taken together. */
public enum TlsConfiguration {
    ENABLED("Enabled"),
    DISABLED("Disabled"),
    HALF_DISABLED("Half Disabled"),
    MISCONFIGURED("Misconfigured"),
    /** A value is of a type of which it cannot be told what HealthChecker makes of it. */
    UNKNOWN("Unknown");

    private final String label;

    TlsConfiguration(String label) {
        this.label = label;
    }

    /** The word that HealthChecker shows. */
    public String label() {
        return label;
    }
}
