package dev.keyturn.connections.local;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import java.util.Optional;

/**
 * Reaches other Windows hosts as the user who is logged on to this one, through Windows' own SMB client. That chooses between Kerberos and
 * NTLM and whether to sign or encrypt, as the policies of both machines say; no password is known here.
 */
public final class CurrentUser {
    private CurrentUser() {
    }

    /** Whether this is a Windows, so that somebody is logged on to it in that sense. */
    public static boolean available() {
        return Platform.isWindows();
    }

    /**
     * Connects.
     *
     * @param host    the host's name in the inventory, for messages
     * @param address its name or address on the network
     */
    public static Connection open(String host, String address) throws ConnectionException {
        Advapi32 api = Native.load("advapi32", Advapi32.class);
        return new Win32Connection(new Win32Registry(api, RemoteRoots.connect(api, host, address)), "as the user who is logged on here",
                Optional.of(address));
    }
}
