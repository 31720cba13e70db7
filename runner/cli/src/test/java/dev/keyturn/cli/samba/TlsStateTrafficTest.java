package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.Smbd;
import dev.keyturn.connections.winreg.WinregConnection;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.state.HostTls;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.TlsKeys;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often reading the whole state of TLS waits for a host that is far away. */
@Needs(RealPart.SAMBA)
class TlsStateTrafficTest {
    @TempDir
    private Path folder;

    @Test
    void theWholeStateTakesAHandfulOfWaits() throws Exception {
        try (Smbd smbd = Smbd.in(folder); WinregConnection host = (WinregConnection) SambaFleet.open(smbd)) {
            RegistryChanges wishes = new RegistryChanges(host);
            for (Protocol protocol : Protocol.values()) {
                for (Role role : Role.values()) {
                    wishes.setValue(TlsKeys.schannel(protocol, role), "Enabled", RegistryValue.dword(1));
                }
            }
            wishes.setValue(RegistryPath.hklm("SOFTWARE\\Microsoft\\ExchangeServer\\v15\\MailboxRole"), "ConfiguredVersion", RegistryValue.sz("x"));
            host.apply(wishes.toList());
            long before = host.traffic().roundTrips();
            HostTls state = HostTls.of(host, new HostFacts(host));
            long waits = host.traffic().roundTrips() - before;
            assertEquals("1", state.settingTexts().get("schannel/TLS 1.2/server/Enabled"));
            assertTrue(waits <= 10, waits + " waits");
        }
    }
}
