package dev.keyturn.windows.restart;

import static dev.keyturn.windows.restart.TimedHost.AFTER;
import static dev.keyturn.windows.restart.TimedHost.BEFORE;
import static dev.keyturn.windows.restart.TimedHost.START;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.module.RestartMarker;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the evidence on a host comes to. */
class RestartStateTest {
    private static final String PROTOCOLS = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols";
    private static final String WINHTTP = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\WinHttp";
    private static final String DOTNET32 = "HKLM\\SOFTWARE\\Wow6432Node\\Microsoft\\.NETFramework\\v4.0.30319";
    private static final RegistryPath CLIENT = RegistryPath.parse(PROTOCOLS + "\\TLS 1.2\\Client");
    private static final RestartMarker MARKER = new RestartMarker("TLS 1.2 was turned on", "2026-11-21T20:00:01+01:00", "20261121T190000Z-0a1b2c");

    private static RestartSetting only(RestartState state) {
        assertEquals(1, state.settings().size(), state.toString());
        return state.settings().get(0);
    }

    @Test
    void whatWasWrittenBeforeTheLastStartIsInForce() {
        RestartState state = TimedHost.started().on("TLS 1.2", "Client", BEFORE).state();
        assertEquals(RestartVerdict.IN_FORCE, state.verdict());
        assertEquals("Schannel TLS 1.2 Client", only(state).name());
        assertEquals(Map.of("Enabled", RegistryValue.dword(1)), only(state).configured());
        assertEquals("written at " + BEFORE + ", before the last start at " + START, only(state).evidence());
        assertEquals(Optional.empty(), state.since());
    }

    @Test
    void whatWasWrittenSinceTheLastStartWaitsForARestartSinceThen() {
        RestartState state = TimedHost.started().on("TLS 1.0", "Server", BEFORE).on("TLS 1.2", "Client", AFTER).state();
        assertEquals(RestartVerdict.RESTART, state.verdict());
        assertEquals(List.of("Schannel TLS 1.2 Client"), state.with(RestartVerdict.RESTART).stream().map(RestartSetting::name).toList());
        assertEquals(List.of("Schannel TLS 1.0 Server"), state.with(RestartVerdict.IN_FORCE).stream().map(RestartSetting::name).toList());
        assertEquals(Optional.of(AFTER.toString()), state.since());
    }

    @Test
    void ciphersAndTheirOrderWaitForARestartToo() {
        String schannel = PROTOCOLS.substring(0, PROTOCOLS.lastIndexOf('\\'));
        String list = "Cryptography\\Configuration\\";
        String policy = "HKLM\\SOFTWARE\\Policies\\Microsoft\\" + list + "SSL\\00010002";
        String own = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\" + list + "Local\\SSL\\00010002";
        TimedHost host = TimedHost.started().key(schannel + "\\Ciphers", BEFORE).key(schannel + "\\Ciphers\\RC4 128/128", AFTER)
                .set(schannel + "\\Ciphers\\RC4 128/128", "Enabled", RegistryValue.dword(0))
                .key(schannel + "\\Hashes", BEFORE).key(schannel + "\\Hashes\\MD5", BEFORE)
                .set(schannel + "\\Hashes\\MD5", "Enabled", RegistryValue.dword(0))
                .key(schannel + "\\KeyExchangeAlgorithms", AFTER)
                .key(policy, AFTER).set(policy, "Functions", RegistryValue.sz("TLS_AES_256_GCM_SHA384"))
                .key(own, BEFORE).set(own, "EccCurves", RegistryValue.sz("curve25519"));
        RestartState state = host.state();
        assertEquals(RestartVerdict.RESTART, state.verdict());
        assertEquals(List.of("Schannel cipher RC4 128/128", "Schannel key exchange", "cipher suites and curves, by Group Policy"),
                state.with(RestartVerdict.RESTART).stream().map(RestartSetting::name).toList());
        assertEquals(List.of("Schannel hash MD5", "cipher suites and curves, the host's own"),
                state.with(RestartVerdict.IN_FORCE).stream().map(RestartSetting::name).toList());
    }

    @Test
    void whatWasWrittenAtTheVeryTimeOfTheStartIsNotTakenForEarlier() {
        assertEquals(RestartVerdict.RESTART, TimedHost.started().on("TLS 1.2", "Client", START).state().verdict());
    }

    @Test
    void whereTheLastStartCannotBeToldNothingIsInForce() {
        assertEquals(RestartVerdict.UNKNOWN, TimedHost.server().on("TLS 1.2", "Client", BEFORE).state().verdict());
        assertEquals(RestartVerdict.UNKNOWN, TimedHost.server().state().verdict());
    }

    @Test
    void whereTheTimeOfAWriteCannotBeToldTheSettingIsUnknown() {
        TimedHost host = TimedHost.started().on("TLS 1.2", "Client", BEFORE);
        RestartState state = host.set(PROTOCOLS + "\\TLS 1.2\\Server", "Enabled", RegistryValue.dword(1)).state();
        assertEquals(RestartVerdict.UNKNOWN, state.verdict());
        assertEquals("when it was written cannot be told", state.with(RestartVerdict.UNKNOWN).get(0).evidence());
    }

    @Test
    void theMarkerOfARunComesBeforeEverythingElse() {
        RestartState state = TimedHost.server().on("TLS 1.2", "Client", BEFORE).marked(MARKER).state();
        assertEquals(RestartVerdict.RESTART, state.verdict());
        assertEquals(Optional.of(MARKER), state.marker());
        assertEquals(Optional.of(MARKER.since()), state.since());
        assertEquals(RestartVerdict.UNKNOWN, only(state).standing(), "the marker alone does not tell for which settings");
    }

    @Test
    void withTheJournalOfItsRunTheMarkerTellsWhichSettingsAndWhatIsInForceUntilThen() {
        List<RegistryChange> journal = List.of(new SetValue(CLIENT, "enabled", Optional.of(RegistryValue.dword(0)), RegistryValue.dword(2)),
                new SetValue(CLIENT, "Enabled", Optional.of(RegistryValue.dword(2)), RegistryValue.dword(1)),
                new SetValue(RegistryPath.parse(WINHTTP), "DefaultSecureProtocols", Optional.empty(), RegistryValue.dword(0xA80)));
        RestartState state = TimedHost.server().on("TLS 1.2", "Client", BEFORE).on("TLS 1.2", "Server", BEFORE)
                .set(WINHTTP, "DefaultSecureProtocols", RegistryValue.dword(0xA80)).marked(MARKER).state(journal);
        RestartSetting client = state.with(RestartVerdict.RESTART).get(0);
        assertEquals(CLIENT, client.key());
        assertEquals(Map.of("enabled", Optional.of(RegistryValue.dword(0))), client.replaced());
        assertEquals("written by run " + MARKER.runId() + ", and its marker says that the host has not restarted since", client.evidence());
        assertEquals(List.of("WinHTTP (64-bit)"), state.with(RestartVerdict.PROGRAMS).stream().map(RestartSetting::name).toList());
        assertEquals(List.of("Schannel TLS 1.2 Server"), state.with(RestartVerdict.UNKNOWN).stream().map(RestartSetting::name).toList());
    }

    @Test
    void aClockThatWasSetBackDoesNotOutweighTheMarker() {
        List<RegistryChange> journal = List.of(new SetValue(CLIENT, "Enabled", Optional.empty(), RegistryValue.dword(1)));
        RestartState state = TimedHost.started().on("TLS 1.2", "Client", BEFORE).marked(MARKER).state(journal);
        assertEquals(RestartVerdict.RESTART, only(state).standing());
    }

    @Test
    void aKeyThatWasRemovedIsSeenFromTheOneAboveIt() {
        RestartState state = TimedHost.started().on("TLS 1.2", "Client", BEFORE).key(PROTOCOLS + "\\TLS 1.2", AFTER).state();
        assertEquals(RestartVerdict.RESTART, state.verdict());
        RestartSetting above = state.with(RestartVerdict.RESTART).get(0);
        assertEquals("Schannel TLS 1.2", above.name());
        assertTrue(above.evidence().startsWith("a key below it was added or removed: it was written at " + AFTER), above.evidence());
        RestartState all = TimedHost.started().key(PROTOCOLS.substring(0, PROTOCOLS.lastIndexOf('\\')), AFTER).state();
        assertEquals(RestartVerdict.UNKNOWN, all.verdict(), "that key has other settings too");
    }

    @Test
    void aKeyAboveOneThatIsNewItselfSaysNothingMore() {
        RestartState state = TimedHost.started().on("TLS 1.2", "Client", AFTER).key(PROTOCOLS + "\\TLS 1.2", AFTER).key(PROTOCOLS, AFTER).state();
        assertEquals("Schannel TLS 1.2 Client", only(state).name());
    }

    @Test
    void valuesThatWereRemovedFromAProtocolWaitForARestartToo() {
        assertEquals(RestartVerdict.RESTART, TimedHost.started().key(PROTOCOLS + "\\TLS 1.2\\Client", AFTER).state().verdict());
    }

    @Test
    void programsReadWinHttpAndDotNetAnewAndExchangesStartWithTheHost() {
        TimedHost host = TimedHost.started().key(WINHTTP, AFTER).set(WINHTTP, "DefaultSecureProtocols", RegistryValue.dword(0xA80))
                .key(DOTNET32, AFTER).set(DOTNET32, "SchUseStrongCrypto", RegistryValue.dword(1));
        RestartState state = host.state();
        assertEquals(RestartVerdict.PROGRAMS, state.verdict());
        assertEquals(List.of("WinHTTP (64-bit)", ".NET v4.0.30319 (32-bit)"), state.settings().stream().map(RestartSetting::name).toList());
        assertEquals(RestartVerdict.RESTART, host.key("HKLM\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\MailboxRole", BEFORE).state().verdict());
    }

    @Test
    void aKeyOfDotNetThatIsNewAndHasNoSettingMayHaveLostOne() {
        RestartState state = TimedHost.started().key(DOTNET32, AFTER).state();
        assertEquals(RestartVerdict.UNKNOWN, state.verdict());
        assertTrue(only(state).evidence().endsWith("though no setting stands there; one may have been removed"), only(state).evidence());
        assertEquals(List.of(), TimedHost.started().key(DOTNET32, BEFORE).state().settings());
    }

    @Test
    void aWindowsWithoutAnySettingIsInForceSinceItsStart() {
        RestartState state = TimedHost.started().state();
        assertEquals(RestartVerdict.IN_FORCE, state.verdict());
        assertTrue(state.windowsTells());
        assertFalse(new TimedHost().state().windowsTells());
    }
}
