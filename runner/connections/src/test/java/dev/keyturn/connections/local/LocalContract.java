package dev.keyturn.connections.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.ConnectionContract;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract on a real Win32 registry; runs inside a Windows JVM, started by {@link WineLocalTest}. */
class LocalContract extends ConnectionContract {
    @Override
    protected Connection open() throws Exception {
        return new LocalPlugin().open(new ConnectionRequest("localhost", Optional.empty(), Map.of()));
    }

    @Test
    void theTimeOfAWriteIsTheHostsOwn() throws Exception {
        RegistryPath key = RegistryPath.hklm("SOFTWARE\\KeyturnContract");
        try (Connection host = open()) {
            host.apply(new RegistryChanges(host).setValue(key, "x", RegistryValue.dword(1)).toList());
            Instant written = host.lastWritten(key).orElseThrow();
            assertTrue(Duration.between(written, Instant.now()).abs().toMinutes() < 5, written.toString());
            assertFalse(host.lastWritten(key.child("missing")).isPresent());
        }
    }
}
