package dev.keyturn.windows.tables;

import java.util.Optional;

/**
 * One row of the table of updates without which something does not work.
 *
 * @param update  its number, {@code KB3080079}
 * @param windows the first Windows build that needs it; empty where it is no matter of Windows
 * @param until   the last one
 * @param purpose what for
 * @param what    the same, as a clause
 * @param source  who says so
 */
public record PrerequisiteUpdate(String update, Optional<Integer> windows, Optional<Integer> until, Purpose purpose, String what, String source) {
    /** What an update is needed for. */
    public enum Purpose {
        /** TLS 1.1 and 1.2 in Schannel at all. */
        TLS12,
        /** Remote Desktop without TLS 1.0. */
        RDP,
        /** WinHTTP heeds its value. */
        WINHTTP,
        /** .NET Framework 2.0 to 3.5 heeds its value. */
        DOTNET35,
        /** Before TLS 1.2 is turned on under Exchange. */
        EXCHANGE,
        /** TLS 1.2 of SQL Server. */
        SQL,
        /** IIS writes the protocol into its log. */
        LOG
    }

    /** Whether a Windows build needs it. */
    public boolean concerns(int build) {
        return windows.filter(first -> first <= build).isPresent() && until.filter(last -> build > last).isEmpty();
    }
}
