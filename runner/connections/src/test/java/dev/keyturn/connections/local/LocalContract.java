package dev.keyturn.connections.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.ConnectionContract;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    void aUsersClassesHaveTwoViews() throws Exception {
        for (String classes : List.of("HKCU:\\Software\\Classes", "HKU:\\.DEFAULT\\Software\\Classes", "HKCR:")) {
            RegistryPath probe = RegistryPath.parse(classes + "\\CLSID\\KeyturnContract");
            try (Connection host = open()) {
                List<RegistryChange> changes = new RegistryChanges(host).setValue(probe, "x", RegistryValue.dword(64))
                        .setValue(probe.in(View.BITS_32), "x", RegistryValue.dword(32)).toList();
                host.apply(changes);
                assertEquals(Optional.of(RegistryValue.dword(64)), host.value(probe, "x"), classes);
                assertEquals(Optional.of(RegistryValue.dword(32)), host.value(probe.in(View.BITS_32), "x"), classes);
                host.apply(RegistryChanges.inverse(changes));
                assertFalse(host.exists(probe) || host.exists(probe.in(View.BITS_32)), classes);
            }
        }
    }

    @Test
    void theSoftwareOfAUserHasOneView() throws Exception {
        RegistryPath narrow = RegistryPath.parse("HKCU:\\Software\\Wow6432Node\\KeyturnContract");
        RegistryPath wide = RegistryPath.parse("HKCU:\\Software\\KeyturnContract");
        try (Connection host = open()) {
            List<RegistryChange> changes = new RegistryChanges(host).setValue(wide, "x", RegistryValue.dword(64))
                    .setValue(narrow, "x", RegistryValue.dword(32)).toList();
            host.apply(changes);
            assertEquals(Optional.of(RegistryValue.dword(64)), host.value(wide.in(View.BITS_32), "x"));
            assertEquals(Optional.of(RegistryValue.dword(32)), host.value(narrow.in(View.BITS_32), "x"));
            host.apply(RegistryChanges.inverse(changes));
            assertFalse(host.exists(wide) || host.exists(narrow));
        }
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
