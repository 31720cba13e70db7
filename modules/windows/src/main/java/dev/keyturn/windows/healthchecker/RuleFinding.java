package dev.keyturn.windows.healthchecker;

import dev.keyturn.windows.tables.Protocol;
import java.util.Optional;

/**
 * One thing that HealthChecker would say.
 *
 * @param rule     its rule, by HealthChecker's own name for it where it has one
 * @param protocol the version of TLS that it is about; empty if it is about the host
 * @param grade    its colour
 * @param text     what it comes to, a clause in our words
 */
public record RuleFinding(String rule, Optional<Protocol> protocol, Grade grade, String text) {
}
