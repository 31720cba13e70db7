package dev.keyturn.engine.connection;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where to connect.
 *
 * @param host      the host's name in the inventory
 * @param regfile   the absolute path of the host's snapshot, if it is one
 * @param variables the host's variables, templates resolved on access
 */
public record ConnectionRequest(String host, Optional<Path> regfile, Map<String, Object> variables) {
}
