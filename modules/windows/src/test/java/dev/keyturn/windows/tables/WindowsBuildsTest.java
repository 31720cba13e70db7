package dev.keyturn.windows.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.facts.HostFacts;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsBuildsTest {
    @Test
    void everyRowHasASourceAndNames() {
        assertFalse(WindowsBuilds.all().isEmpty());
        WindowsBuilds.all().forEach((build, row) -> {
            assertEquals(build, row.build());
            assertFalse(row.source().isBlank());
            assertFalse(row.names().isBlank());
            assertTrue(row.version().matches("\\d+\\.\\d"), row.version());
        });
    }

    @Test
    void theTableEndsWithTheLastReleaseThatItsSourcesName() {
        assertEquals(26200, WindowsBuilds.last());
        assertTrue(WindowsBuilds.of(WindowsBuilds.last()).isPresent());
        assertTrue(WindowsBuilds.of(WindowsBuilds.last() + 1).isEmpty());
    }

    /** What Microsoft says is needed on a build: for TLS 1.2 at all, for WinHTTP's value, for .NET Framework 3.5. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "6003, KB4019276, an update (KB3140245 is not for this Windows), KB3154517", "7601, -, KB3140245, KB3154518",
        "9200, -, KB3140245, KB3154519", "9600, -, -, KB3154520", "10586, -, -, the updates of May 2016 (KB3156421 on 1511)", "14393, -, -, -",
        "26100, -, -, -"
    })
    void aBuildNeedsItsUpdates(int build, String tls12, String winHttp, String dotNet35) {
        assertEquals(new WindowsUpdates(Optional.ofNullable(tls12), Optional.ofNullable(winHttp), Optional.ofNullable(dotNet35)),
                WindowsBuilds.of(build).orElseThrow().updates());
    }

    /** Rows of Microsoft's own tables, read through a host's registry: client and server default of TLS 1.2 and 1.3, SSL 2.0's roles, WinHTTP. */
    @ParameterizedTest
    @CsvSource({
        "6003, DISABLED, UNSUPPORTED, DISABLED, ENABLED, 0xA0", "7600, DISABLED, UNSUPPORTED, DISABLED, ENABLED, 0xA0",
        "7601, DISABLED, UNSUPPORTED, DISABLED, ENABLED, 0xA0", "9200, ENABLED, UNSUPPORTED, DISABLED, DISABLED, 0xA0",
        "9600, ENABLED, UNSUPPORTED, DISABLED, DISABLED, 0xAA0", "10586, ENABLED, UNSUPPORTED, DISABLED, DISABLED, 0xAA0",
        "14393, ENABLED, UNSUPPORTED, UNSUPPORTED, UNSUPPORTED, 0xAA0", "17763, ENABLED, UNSUPPORTED, UNSUPPORTED, UNSUPPORTED, 0xAA0",
        "19045, ENABLED, UNSUPPORTED, UNSUPPORTED, UNSUPPORTED, 0xAA0", "20348, ENABLED, ENABLED, UNSUPPORTED, UNSUPPORTED, 0x2800",
        "22631, ENABLED, ENABLED, UNSUPPORTED, UNSUPPORTED, 0x2800", "26100, ENABLED, ENABLED, UNSUPPORTED, UNSUPPORTED, 0x2800"
    })
    void aHostsBuildFindsItsRow(String build, OsDefault tls12, OsDefault tls13, OsDefault ssl2Client, OsDefault ssl2Server, String winHttp) {
        WindowsBuild row = facts(build).windows().orElseThrow();
        for (Role role : Role.values()) {
            assertEquals(tls12, row.defaultOf(Protocol.TLS_1_2, role));
            assertEquals(tls13, row.defaultOf(Protocol.TLS_1_3, role));
        }
        assertEquals(ssl2Client, row.defaultOf(Protocol.SSL_2_0, Role.CLIENT));
        assertEquals(ssl2Server, row.defaultOf(Protocol.SSL_2_0, Role.SERVER));
        assertEquals(Integer.decode(winHttp), row.winHttp());
    }

    @ParameterizedTest
    @CsvSource({"6001", "''", "next", "-1", "99999999999", "26201", "27842"})
    void whatIsNotInTheTableIsUnknown(String build) {
        assertTrue(facts(build).windows().isEmpty());
    }

    private static HostFacts facts(String build) {
        OverlayRegistry host = OverlayRegistry.empty();
        host.apply(new RegistryChanges(host).setValue(RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion"),
                "CurrentBuildNumber", RegistryValue.sz(build)).toList());
        return new HostFacts(host);
    }
}
