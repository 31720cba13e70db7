package dev.keyturn.connections.winreg;

import dev.keyturn.connections.ConnectionContract;
import dev.keyturn.connections.Smbd;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a real server, Samba, which differs from Windows in that its two views are one key. */
@Needs(RealPart.SAMBA)
class WinregContractTest extends ConnectionContract {
    @TempDir
    private static Path folder;
    private static Smbd smbd;

    @BeforeAll
    static void start() {
        smbd = Smbd.in(folder);
    }

    @AfterAll
    static void stop() {
        if (smbd != null) {
            smbd.close();
        }
    }

    @Override
    protected Connection open() throws Exception {
        return Hosts.plugin().open(Hosts.request(smbd.port()));
    }

    @Override
    protected boolean twoViews() {
        return false;
    }
}
