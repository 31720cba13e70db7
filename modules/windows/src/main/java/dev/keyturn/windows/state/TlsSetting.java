package dev.keyturn.windows.state;

import dev.keyturn.windows.tls.Configured;

/**
 * One setting, by an id that means the same on every host.
 *
 * @param id    {@code schannel/TLS 1.2/server/Enabled} for example
 * @param value the value, with its key and name
 */
public record TlsSetting(String id, Configured value) {
    /** The data as text, {@code absent} if there is none. */
    public String text() {
        return value.text();
    }
}
