package dev.keyturn.windows.state;

/**
 * Where our judgement and HealthChecker's are not the same.
 *
 * @param subject what it is about, {@code TLS 1.2} for example
 * @param ours    what we say
 * @param theirs  what HealthChecker would say
 * @param reason  why they differ, a sentence
 */
public record Difference(String subject, String ours, String theirs, String reason) {
}
