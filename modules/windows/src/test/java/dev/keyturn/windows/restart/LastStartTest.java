package dev.keyturn.windows.restart;

import static dev.keyturn.windows.restart.TimedHost.AFTER;
import static dev.keyturn.windows.restart.TimedHost.BEFORE;
import static dev.keyturn.windows.restart.TimedHost.START;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyturn.registry.RegistryValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The weaker evidence: when a host was last shut down, where its start cannot be told. */
class LastStartTest {
    private static final String WINDOWS = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Windows";
    private static final String POWER = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Power";
    private static final String OPTIONS = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\ProductOptions";

    private static TimedHost shut(TimedHost host, Instant time) {
        long ticks = (time.getEpochSecond() + 11_644_473_600L) * 10_000_000 + time.getNano() / 100;
        return host.set(WINDOWS, "ShutdownTime", binary(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(ticks).array()));
    }

    private static RegistryValue binary(byte... data) {
        return RegistryValue.decode(RegistryValue.REG_BINARY, data);
    }

    @Test
    void aShutdownIsReadAsWindowsWritesIt() {
        byte[] written = {(byte) 0x80, 0x4C, (byte) 0xE2, 0x6E, 0x7C, 0x5C, (byte) 0xDC, 0x01};
        assertEquals(Optional.of(Instant.parse("2025-11-23T13:24:02.029683200Z")),
                LastStart.read(TimedHost.server().set(WINDOWS, "ShutdownTime", binary(written))).shutdown());
    }

    @Test
    void aServerThatWasShutDownSinceHasStartedSince() {
        RestartState state = shut(TimedHost.server(), START).on("TLS 1.2", "Client", BEFORE).state();
        assertEquals(RestartVerdict.IN_FORCE, state.verdict());
        assertEquals("written at " + BEFORE + ", before the last shutdown at " + START, state.settings().get(0).evidence());
    }

    @Test
    void aHostThatWasNotShutDownSinceHasToRestart() {
        RestartState state = shut(TimedHost.server(), START).on("TLS 1.2", "Client", AFTER).state();
        assertEquals(RestartVerdict.RESTART, state.verdict());
        assertEquals("written at " + AFTER + ", after the last shutdown at " + START, state.settings().get(0).evidence());
    }

    @Test
    void aClientsShutdownCountsOnlyWhereFastStartupIsOff() {
        TimedHost client = shut(TimedHost.server(), START).set(OPTIONS, "ProductType", RegistryValue.sz("WinNT"));
        client.on("TLS 1.2", "Client", BEFORE);
        RestartState state = client.state();
        assertEquals(RestartVerdict.UNKNOWN, state.verdict());
        assertEquals("written at " + BEFORE + ", before the last shutdown at " + START + ", which with Fast Startup is no restart",
                state.settings().get(0).evidence());
        assertEquals(RestartVerdict.UNKNOWN, client.set(POWER, "HiberbootEnabled", RegistryValue.dword(1)).state().verdict());
        assertEquals(RestartVerdict.IN_FORCE, client.set(POWER, "HiberbootEnabled", RegistryValue.dword(0)).state().verdict());
    }

    @Test
    void aShutdownByFastStartupIsNamedWhereItMayPassForARestart() {
        Instant late = AFTER.plusSeconds(60);
        TimedHost client = shut(TimedHost.started(), late).set(OPTIONS, "ProductType", RegistryValue.sz("WinNT"));
        client.on("TLS 1.2", "Client", AFTER);
        assertEquals("written at " + AFTER + ", after the last start at " + START + " (shut down at " + late
                + " by Fast Startup, which is no restart)", client.state().settings().get(0).evidence());
        assertEquals(RestartVerdict.RESTART, client.state().verdict());
    }

    @Test
    void aTimeThatIsNoneIsUnknown() {
        for (RegistryValue none : List.of(binary(new byte[8]), binary((byte) 1), RegistryValue.sz("yesterday"))) {
            assertEquals(Optional.empty(), LastStart.read(TimedHost.server().set(WINDOWS, "ShutdownTime", none)).shutdown());
        }
    }
}
