package dev.keyturn.connections.winreg.rrp;

import dev.keyturn.registry.RegistryPath;

/**
 * A key that the host keeps open for this connection.
 *
 * @param path    the key
 * @param handle  the host's name for it
 * @param created whether opening it created it
 */
public record RemoteKey(RegistryPath path, Handle handle, boolean created) {
    /** Twenty bytes that mean something to the host alone. */
    public static final class Handle {
        private final byte[] bytes;

        Handle(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    byte[] bytes() {
        return handle.bytes();
    }
}
