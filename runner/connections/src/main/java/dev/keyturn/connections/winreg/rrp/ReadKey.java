package dev.keyturn.connections.winreg.rrp;

import dev.keyturn.registry.KeySnapshot;
import java.time.Instant;
import java.util.Optional;

/**
 * A key as it was read, with what the host says of it beside.
 *
 * @param held    what it held
 * @param written when it was last written, on the host's own clock; empty if the host does not say
 */
public record ReadKey(KeySnapshot held, Optional<Instant> written) {
}
