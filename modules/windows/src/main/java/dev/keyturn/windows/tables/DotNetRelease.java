package dev.keyturn.windows.tables;

import java.util.Optional;

/**
 * One row of the table of .NET Framework releases.
 *
 * @param release the lowest release number of this version; compare with "at least", never for equality
 * @param version the version as people call it, {@code 4.8} for example
 * @param needs   what this version needs before it heeds {@code SystemDefaultTlsVersions}; empty if it heeds it as it came
 * @param source  who says so
 */
public record DotNetRelease(long release, String version, Optional<String> needs, String source) {
}
