package dev.keyturn.windows.restart;

/**
 * Whether what a key holds, or that it is not there, is in force.
 *
 * @param verdict  {@link RestartVerdict#IN_FORCE}, or for what it waits, or unknown
 * @param evidence what tells so, a clause
 */
public record KeyInForce(RestartVerdict verdict, String evidence) {
}
