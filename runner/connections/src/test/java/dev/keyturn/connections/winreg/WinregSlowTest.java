package dev.keyturn.connections.winreg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.Samba;
import dev.keyturn.connections.Smbd;
import dev.keyturn.engine.connection.ConnectionLostException;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host that is far away, one that stops in the middle, and one whose registry is changed by others meanwhile. */
@Timeout(120)
@Needs(RealPart.SAMBA)
class WinregSlowTest {
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\KeyturnSlow");
    private static final RegistryValue ONE = RegistryValue.dword(1);
    private static final RegistryValue TWO = RegistryValue.dword(2);

    @Samba
    private static Smbd smbd;

    @Test
    void aFarHostIsAskedForManyThingsAtOnce() throws Exception {
        try (CuttingProxy far = new CuttingProxy(smbd.port(), 50, 0); WinregConnection host = Hosts.plugin().open(Hosts.request(far.port()))) {
            RegistryChanges changes = new RegistryChanges(host);
            for (int i = 0; i < 12; i++) {
                changes.setValue(KEY, "value " + i, ONE);
            }
            host.apply(changes.toList());
            long before = host.traffic().roundTrips();
            assertEquals(12, host.key(KEY).orElseThrow().values().size());
            assertEquals(2, host.traffic().roundTrips() - before, "the key is open; a guess, and the rest");
        }
    }

    @Test
    void aHostThatStopsForGoodIsLostAndNothingHangs(@TempDir Path other) throws Exception {
        Smbd dying = Smbd.in(other);
        try (WinregConnection host = Hosts.plugin().open(Hosts.request(dying.port()))) {
            host.apply(new RegistryChanges(host).setValue(KEY, "x", ONE).toList());
            dying.close();
            List<RegistryChange> changes = List.of(new SetValue(KEY, "x", Optional.of(ONE), TWO));
            ConnectionLostException e = assertThrows(ConnectionLostException.class, () -> host.apply(changes));
            assertTrue(e.getMessage().startsWith("lost the connection to EX01"), e.getMessage());
        }
    }

    @Test
    void whatAnotherProgramChangedIsNotOverwritten() throws Exception {
        try (WinregConnection host = Hosts.plugin().open(Hosts.request(smbd.port()))) {
            host.apply(new RegistryChanges(host).setValue(KEY, "x", ONE).toList());
            List<RegistryChange> planned = new RegistryChanges(host).setValue(KEY, "x", TWO).toList();
            smbd.net("setvalue", "HKLM\\SOFTWARE\\KeyturnSlow", "x", "dword", "9");
            RuntimeException e = assertThrows(dev.keyturn.registry.ChangeConflictException.class, () -> host.apply(planned));
            assertEquals("cannot set HKLM:\\SOFTWARE\\KeyturnSlow 'x' from dword:0x00000001 to dword:0x00000002: it is dword:0x00000009",
                    e.getMessage());
            assertEquals(Optional.of(RegistryValue.dword(9)), host.value(KEY, "x"));
        }
    }

    @Test
    void twoHostsAreTwoRegistries(@TempDir Path other) throws Exception {
        try (Smbd second = Smbd.in(other); WinregConnection a = Hosts.plugin().open(Hosts.request(smbd.port()));
                WinregConnection b = Hosts.plugin().open(Hosts.request(second.port()))) {
            a.apply(new RegistryChanges(a).setValue(KEY.child("A"), "x", ONE).toList());
            assertTrue(b.key(KEY.child("A")).isEmpty());
        }
    }
}
