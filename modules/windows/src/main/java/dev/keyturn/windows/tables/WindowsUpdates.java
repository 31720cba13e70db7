package dev.keyturn.windows.tables;

import java.util.Optional;

/**
 * The updates that a Windows build needs before something works on it. Empty if it works as the build came; the registry does not tell reliably
 * whether an update is there, because rollups replace it.
 *
 * @param tls12    for TLS 1.1 and 1.2 in Schannel at all
 * @param winHttp  for WinHTTP to heed {@code DefaultSecureProtocols}
 * @param dotNet35 for .NET Framework 2.0 to 3.5 to heed {@code SystemDefaultTlsVersions}
 */
public record WindowsUpdates(Optional<String> tls12, Optional<String> winHttp, Optional<String> dotNet35) {
}
