package dev.keyturn.windows.restart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.tables.Protocol;
import dev.keyturn.windows.tables.Role;
import dev.keyturn.windows.tls.TlsKeys;
import org.junit.jupiter.api.Test;

class KeysInForceTest {
    private static final RegistryPath SERVER = TlsKeys.schannel(Protocol.TLS_1_2, Role.SERVER);
    private static final RegistryPath CLIENT = TlsKeys.schannel(Protocol.TLS_1_2, Role.CLIENT);
    private static final RegistryPath TOP = TlsKeys.PROTOCOLS.parent().orElseThrow();
    private static final RestartMarker MARKER = new RestartMarker("TLS settings changed", "2026-11-21T20:00:00Z", "run-1");

    private static KeyInForce inForce(TimedHost host, RegistryPath key) {
        return new KeysInForce(host, host.state()).of(key, TOP);
    }

    @Test
    void aSettingStandsAsTheWholeHostIsToldOfIt() {
        assertEquals(new KeyInForce(RestartVerdict.IN_FORCE, "written at " + TimedHost.BEFORE + ", before the last start at " + TimedHost.START),
                inForce(TimedHost.started().on("TLS 1.2", "Server", TimedHost.BEFORE), SERVER));
        assertEquals(RestartVerdict.RESTART, inForce(TimedHost.started().on("TLS 1.2", "Server", TimedHost.AFTER), SERVER).verdict());
        assertEquals(RestartVerdict.UNKNOWN, inForce(TimedHost.server().on("TLS 1.2", "Server", TimedHost.AFTER), SERVER).verdict());
    }

    @Test
    void whatIsNotThereIsInForceIfNothingWasWrittenAboveItSinceTheStart() {
        TimedHost host = TimedHost.started().on("TLS 1.2", "Server", TimedHost.AFTER);
        assertEquals(new KeyInForce(RestartVerdict.IN_FORCE, "nothing is written, and TLS 1.2 was written at " + TimedHost.BEFORE
                + ", before the last start at " + TimedHost.START), inForce(host, CLIENT));
    }

    @Test
    void whatIsNotThereMayHaveBeenRemovedFromAKeyThatIsNewerThanTheStart() {
        TimedHost host = TimedHost.started().on("TLS 1.2", "Server", TimedHost.BEFORE).key(CLIENT.parent().orElseThrow().toString(), TimedHost.AFTER);
        assertEquals(RestartVerdict.UNKNOWN, inForce(host, CLIENT).verdict());
        assertEquals("nothing is written, and TLS 1.2 was written at " + TimedHost.AFTER + ", after the last start at " + TimedHost.START
                + "; a key may have been removed from it", inForce(host, CLIENT).evidence());
    }

    @Test
    void anEmptyKeyThatIsNewerThanTheStartLostAValue() {
        TimedHost host = TimedHost.started().key(CLIENT.toString(), TimedHost.AFTER);
        assertEquals(RestartVerdict.RESTART, inForce(host, CLIENT).verdict());
    }

    @Test
    void aKeyWithOtherValuesOnlyIsAskedForItsOwnTime() {
        RegistryPath winHttp = TlsKeys.WINHTTP;
        TimedHost host = TimedHost.started().key(winHttp.toString(), TimedHost.BEFORE).set(winHttp.toString(), "Other", RegistryValue.dword(1));
        assertEquals(RestartVerdict.IN_FORCE, new KeysInForce(host, host.state()).of(winHttp, winHttp.parent().orElseThrow()).verdict());
    }

    @Test
    void withoutTimesItIsUnknownUnlessAMarkerSaysThatTheHostHasToRestart() {
        assertEquals(RestartVerdict.UNKNOWN, inForce(TimedHost.server(), CLIENT).verdict());
        assertEquals(new KeyInForce(RestartVerdict.RESTART, "a restart is pending since 2026-11-21T20:00:00Z: TLS settings changed"),
                inForce(TimedHost.server().marked(MARKER), CLIENT));
        assertEquals(RestartVerdict.IN_FORCE,
                inForce(TimedHost.started().on("TLS 1.2", "Server", TimedHost.BEFORE).marked(MARKER), SERVER).verdict());
    }
}
