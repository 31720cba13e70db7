package dev.keyturn.windows.restart;

import java.time.Instant;
import java.util.Optional;

/**
 * Something for which Windows itself waits for a restart.
 *
 * @param sign     by what it is told, {@code Component Based Servicing} for example
 * @param reason   what waits, a clause
 * @param since    since when; empty if that cannot be told
 * @param required whether the host has to restart for it; else something happens at its next start, whenever that is
 */
public record Pending(String sign, String reason, Optional<Instant> since, boolean required) {
}
