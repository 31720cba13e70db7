package dev.keyturn.connections.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.ConnectionContract;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import org.junit.jupiter.api.Test;

/** The contract on a Windows that is reached over {@code RegConnectRegistryW}, here itself; runs inside a Windows JVM. */
class CurrentUserContract extends ConnectionContract {
    private static String self() {
        return System.getenv("COMPUTERNAME");
    }

    @Override
    protected Connection open() throws Exception {
        return CurrentUser.open("here", self());
    }

    @Test
    void onlyTwoHivesAreThere() throws Exception {
        try (Connection host = open()) {
            assertTrue(host.key(RegistryPath.parse("HKU")).isPresent());
            String refusal = assertThrows(RegistryException.class, () -> host.key(RegistryPath.parse("HKCU\\Software"))).getMessage();
            assertEquals("HKCU cannot be reached from afar: HKLM and HKU can; a user's own settings are below HKU\\<SID>", refusal);
        }
    }

    @Test
    void aHostThatIsNotThereIsSaidByNumberAndName() {
        String refusal = assertThrows(ConnectionException.class, () -> CurrentUser.open("there", "keyturn-nowhere")).getMessage();
        assertTrue(refusal.startsWith("there (keyturn-nowhere) cannot be reached as the user who is logged on here: RegConnectRegistryW returned 53"
                + " ERROR_BAD_NETPATH: "), refusal);
    }
}
