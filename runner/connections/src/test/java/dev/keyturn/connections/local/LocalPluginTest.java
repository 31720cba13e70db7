package dev.keyturn.connections.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.jna.Platform;
import dev.keyturn.engine.connection.ConnectionException;
import org.junit.jupiter.api.Test;

class LocalPluginTest {
    @Test
    void offWindowsOneSentenceNamesTheOtherConnections() {
        if (!Platform.isWindows()) {
            assertEquals("the connection 'local' needs Windows, and this is " + System.getProperty("os.name")
                            + ": use 'winreg' for a remote host, or 'regfile' for a snapshot",
                    assertThrows(ConnectionException.class, new LocalPlugin()::checkUsable).getMessage());
        }
    }

    @Test
    void aCodeIsShownByNumberAndNameWithWhatToDo() {
        assertEquals("RegOpenKeyExW on HKLM:\\X returned 5 ERROR_ACCESS_DENIED: run from an elevated prompt, or check the key's permissions",
                Win32Error.failure("RegOpenKeyExW", "HKLM:\\X", 5).getMessage());
        assertEquals("RegFlushKey on HKLM:\\X returned 4711, which 'net helpmsg 4711' explains",
                Win32Error.failure("RegFlushKey", "HKLM:\\X", 4711).getMessage());
    }
}
