package dev.keyturn.connections.winreg;

import dev.keyturn.connections.ConnectionContract;
import dev.keyturn.connections.Samba;
import dev.keyturn.connections.Smbd;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;

/** The contract on a real server, Samba, which differs from Windows in that its two views are one key. */
@Needs(RealPart.SAMBA)
class WinregContractTest extends ConnectionContract {
    @Samba
    private static Smbd smbd;

    @Override
    protected Connection open() throws Exception {
        return Hosts.plugin().open(Hosts.request(smbd.port()));
    }

    @Override
    protected boolean twoViews() {
        return false;
    }
}
