package dev.keyturn.connections.local;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionPlugin;
import dev.keyturn.engine.connection.ConnectionRequest;
import java.util.Optional;

/** The connection {@code local}: the machine that Keyturn runs on, which must be a Windows. */
public final class LocalPlugin implements ConnectionPlugin {
    @Override
    public String name() {
        return "local";
    }

    @Override
    public boolean usualFor(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1");
    }

    @Override
    public void checkUsable() throws ConnectionException {
        if (!Platform.isWindows()) {
            throw new ConnectionException("the connection 'local' needs Windows, and this is " + System.getProperty("os.name")
                    + ": use 'winreg' for a remote host, or 'regfile' for a snapshot");
        }
    }

    @Override
    public Connection open(ConnectionRequest request) throws ConnectionException {
        checkUsable();
        return new Win32Connection(new Win32Registry(Native.load("advapi32", Advapi32.class), Roots.OWN), "", Optional.empty());
    }
}
