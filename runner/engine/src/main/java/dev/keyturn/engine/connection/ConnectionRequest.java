package dev.keyturn.engine.connection;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where to connect.
 *
 * @param host      the host's name in the inventory
 * @param regfile   the absolute path of the host's snapshot, if it is one
 * @param variables what the host's variables say of the connection (Ansible's own, and those with the connection's prefix) and of
 *                  policies ({@code gpo}, {@code gpo_*}), templates resolved
 */
public record ConnectionRequest(String host, Optional<Path> regfile, Map<String, Object> variables) {
    /** Whether a variable is about the way to a host or about its policies, whatever the connection. */
    static boolean concerns(String name) {
        return name.startsWith("ansible_") || name.equals("gpo") || name.startsWith("gpo_");
    }
}
