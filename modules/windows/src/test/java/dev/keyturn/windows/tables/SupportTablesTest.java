package dev.keyturn.windows.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.PrerequisiteUpdate.Purpose;
import dev.keyturn.windows.tables.SchannelValues.Given;
import dev.keyturn.windows.tables.SchannelValues.Holds;
import dev.keyturn.windows.tables.SwitchValues.Area;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables of what is supported together, needed first, and meant by a value. Rows are found from what the registry of a host holds. */
class SupportTablesTest {
    private static final RegistryPath SETUP = RegistryPath.hklm("SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup");
    private static final RegistryPath WINDOWS = RegistryPath.hklm("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");

    private static HostFacts exchange(String build) {
        OverlayRegistry host = OverlayRegistry.empty();
        RegistryChanges wishes = new RegistryChanges(host);
        List<String> names = List.of("MsiProductMajor", "MsiProductMinor", "MsiBuildMajor", "MsiBuildMinor");
        String[] parts = build.split("\\.");
        for (int i = 0; i < parts.length; i++) {
            wishes.setValue(parts[0].equals("14") ? RegistryPath.parse(SETUP.toString().replace("v15", "v14")) : SETUP, names.get(i),
                    RegistryValue.dword(Long.parseLong(parts[i])));
        }
        host.apply(wishes.toList());
        return new HostFacts(host);
    }

    private static HostFacts windows(int build) {
        OverlayRegistry host = OverlayRegistry.empty();
        host.apply(new RegistryChanges(host).setValue(WINDOWS, "CurrentBuildNumber", RegistryValue.sz(String.valueOf(build))).toList());
        return new HostFacts(host);
    }

    /** One for each row of Microsoft's supportability matrix, on its first or last build: Windows, .NET Framework, what is recommended. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "14.3.382.0, 6002 7601 9200 9600, 3.5, -", "15.0.1365.1, 7601 9200 9600, 4.6.2 4.7.1, 4.7.1", "15.0.1367.3, 7601 9200 9600, 4.6.2 4.7.1, 4.7.1",
        "15.0.1395.4, 7601 9200 9600, 4.7.1 4.7.2, -", "15.0.1473.3, 7601 9200 9600, 4.7.1 4.7.2, -", "15.0.1497.2, 7601 9200 9600, 4.7.2 4.8, 4.8",
        "15.0.1497.48, 7601 9200 9600, 4.7.2 4.8, 4.8", "15.1.544.27, 9200 9600 14393, '', -", "15.1.1261.35, 9200 9600 14393, '', -",
        "15.1.1415.2, 9200 9600 14393, 4.6.2 4.7.1, 4.7.1", "15.1.1466.16, 9200 9600 14393, 4.6.2 4.7.1, 4.7.1",
        "15.1.1531.3, 9200 9600 14393, 4.7.1, 4.7.1", "15.1.1591.10, 9200 9600 14393, 4.7.1 4.7.2, 4.7.2",
        "15.1.1713.5, 9200 9600 14393, 4.7.1 4.7.2, 4.7.2", "15.1.1779.2, 9200 9600 14393, 4.7.2 4.8, 4.8",
        "15.1.1847.3, 9200 9600 14393, 4.7.2 4.8, 4.8", "15.1.1913.5, 9200 9600 14393, 4.8, 4.8", "15.1.2507.66, 9200 9600 14393, 4.8, 4.8",
        "15.2.221.12, 17763, 4.7.2, 4.7.2", "15.2.330.5, 17763, 4.7.2, 4.7.2", "15.2.397.3, 17763, 4.7.2 4.8, 4.8", "15.2.464.5, 17763, 4.7.2 4.8, 4.8",
        "15.2.529.5, 17763, 4.8, 4.8", "15.2.986.5, 17763, 4.8, 4.8", "15.2.1118.7, 17763 20348, 4.8, 4.8", "15.2.1258.12, 17763 20348, 4.8, 4.8",
        "15.2.1544.4, 17763 20348, 4.8 4.8.1, 4.8.1", "15.2.1748.43, 17763 20348 26100, 4.8 4.8.1, 4.8.1",
        "15.2.2562.17, 17763 20348 26100, 4.8 4.8.1, 4.8.1"
    })
    void anUpdateOfExchangeIsSupportedOn(String build, String windows, String dotNet, String recommended) {
        ExchangeSupport row = ExchangeSupports.of(exchange(build).exchange().build().orElseThrow()).orElseThrow();
        assertEquals(windows, row.windows().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        assertEquals(dotNet, String.join(" ", row.dotNet()));
        assertEquals(Optional.ofNullable(recommended), row.recommendedOn(20348));
    }

    @ParameterizedTest
    @CsvSource({"15.2.1544.4", "15.2.1748.10", "15.2.2562.17"})
    void onServer2019AnOlderDotNetIsRecommended(String build) {
        assertEquals(Optional.of("4.8"), ExchangeSupports.of(exchange(build).exchange().build().orElseThrow()).orElseThrow().recommendedOn(17763));
    }

    @ParameterizedTest
    @CsvSource({"15.0.1347.2", "15.1.466.34", "15.2.100.0", "14.3.123.4", "16.0.1.1"})
    void anUpdateThatNoSourceNamesIsSupportedOnNothingKnown(String build) {
        assertTrue(ExchangeSupports.of(ExchangeVersion.parse(build)).isEmpty());
    }

    @Test
    void everyWindowsThatExchangeIsSupportedOnIsKnown() {
        for (ExchangeSupport row : ExchangeSupports.all()) {
            assertFalse(row.source().isBlank());
            row.windows().forEach(build -> assertTrue(WindowsBuilds.of(build).isPresent(), row.updates() + " on " + build));
        }
    }

    /** One for each row: what a host of that build needs, and one that needs nothing more. */
    @ParameterizedTest
    @CsvSource({
        "6002, TLS12, KB4019276", "6003, RDP, KB4074621", "7600, RDP, KB3080079", "7601, RDP, KB3080079", "7601, TLS12, ''", "9200, RDP, ''",
        "7601, WINHTTP, KB3140245", "9200, WINHTTP, KB3140245", "9600, WINHTTP, ''", "9200, EXCHANGE, KB3161949 KB2973337",
        "9600, EXCHANGE, KB3161949 KB2973337", "14393, EXCHANGE, ''", "6002, DOTNET35, KB3154517", "7601, DOTNET35, KB3154518",
        "9200, DOTNET35, KB3154519", "9600, DOTNET35, KB3154520", "10586, DOTNET35, KB3156421", "14393, DOTNET35, ''", "9600, LOG, KB3052480",
        "26100, RDP, ''", "7601, SQL, ''"
    })
    void aHostNeedsUpdatesForSomething(int build, Purpose purpose, String updates) {
        int found = windows(build).build().orElseThrow();
        assertEquals(updates, PrerequisiteUpdates.of(found, purpose).stream().map(PrerequisiteUpdate::update).collect(Collectors.joining(" ")));
    }

    @Test
    void sqlServersUpdatesAreNoMatterOfWindows() {
        assertEquals(List.of("KB3135244"), PrerequisiteUpdates.all().stream().filter(row -> row.windows().isEmpty())
                .map(PrerequisiteUpdate::update).toList());
    }

    @Test
    void theTwoTablesThatNameUpdatesAgree() {
        WindowsBuilds.all().values().forEach(row -> {
            check(row, row.updates().tls12(), Purpose.TLS12);
            check(row, row.updates().winHttp(), Purpose.WINHTTP);
            check(row, row.updates().dotNet35(), Purpose.DOTNET35);
        });
    }

    private static void check(WindowsBuild row, Optional<String> named, Purpose purpose) {
        named.filter(update -> update.startsWith("KB")).ifPresent(update -> assertEquals(List.of(update),
                PrerequisiteUpdates.of(row.build(), purpose).stream().map(PrerequisiteUpdate::update).toList(), row.names()));
    }

    /** Microsoft's own table of the two values, and SharePoint's of what is absent. */
    @ParameterizedTest
    @CsvSource({
        "NONZERO, ZERO, YES, YES", "NONZERO, NONZERO, YES, NO", "NONZERO, ABSENT, YES, DEFAULT", "ZERO, ZERO, NO, NO", "ZERO, NONZERO, NO, NO",
        "ZERO, ABSENT, NO, NO", "ABSENT, ZERO, YES, YES", "ABSENT, NONZERO, DEFAULT, NO", "ABSENT, ABSENT, DEFAULT, DEFAULT"
    })
    void schannelsTwoValuesMeanTogether(Given enabled, Given disabled, Holds usable, Holds offered) {
        SchannelValues.Meaning meaning = SchannelValues.of(enabled, disabled);
        assertEquals(List.of(usable, offered), List.of(meaning.usable(), meaning.offered()));
        assertEquals(9, new HashSet<>(SchannelValues.all()).size());
    }

    @ParameterizedTest
    @CsvSource({"PROTOCOLS, 1", "CIPHERS, 4294967295", "HASHES, 4294967295", "KEY_EXCHANGE, 4294967295", "DOTNET, 1"})
    void onIsAnotherNumberElsewhere(Area area, long on) {
        assertEquals(on, SwitchValues.of(area).on());
        assertEquals(0, SwitchValues.of(area).off());
        assertFalse(SwitchValues.of(area).source().isBlank());
    }

    /** One for each row: how many suites, how many of them of TLS 1.3, the first and the last that encrypts. */
    @ParameterizedTest
    @CsvSource({
        "7601, 38, 0, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, TLS_RSA_WITH_RC4_128_MD5",
        "9200, 36, 0, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, TLS_RSA_WITH_RC4_128_MD5",
        "9600, 38, 0, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384, TLS_RSA_WITH_RC4_128_MD5",
        "10586, 32, 0, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TLS_RSA_WITH_RC4_128_MD5",
        "14393, 32, 0, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TLS_RSA_WITH_RC4_128_MD5",
        "15063, 25, 0, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TLS_RSA_WITH_RC4_128_MD5",
        "16299, 23, 0, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TLS_RSA_WITH_3DES_EDE_CBC_SHA",
        "17763, 23, 0, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TLS_RSA_WITH_3DES_EDE_CBC_SHA",
        "19041, 23, 0, TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TLS_RSA_WITH_3DES_EDE_CBC_SHA",
        "20348, 25, 2, TLS_AES_256_GCM_SHA384, TLS_RSA_WITH_3DES_EDE_CBC_SHA",
        "22000, 25, 2, TLS_AES_256_GCM_SHA384, TLS_RSA_WITH_3DES_EDE_CBC_SHA",
        "26100, 22, 2, TLS_AES_256_GCM_SHA384, TLS_RSA_WITH_AES_128_CBC_SHA"
    })
    void aHostHasSuitesByDefault(int build, int all, int ofTls13, String first, String last) {
        CipherSuites.Defaults row = CipherSuites.of(windows(build).build().orElseThrow()).orElseThrow();
        assertEquals(all, row.suites().size());
        assertEquals(ofTls13, row.suites().stream().filter(CipherSuite::isTls13).count());
        assertEquals(first, row.suites().get(0).name());
        List<CipherSuite> encrypting = row.suites().stream().filter(suite -> !suite.cipher().equals("NULL")).toList();
        assertEquals(last, encrypting.get(encrypting.size() - 1).name());
        assertFalse(row.source().isBlank());
    }

    @ParameterizedTest
    @CsvSource({"6002", "10240", "19045", "22621", "26200"})
    void aBuildOfWhichNoListWasFoundHasNone(int build) {
        assertTrue(CipherSuites.of(build).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384_P256, ECDH, AES 256/256, SHA384", "TLS_DHE_DSS_WITH_3DES_EDE_CBC_SHA, Diffie-Hellman, Triple DES 168, SHA",
        "TLS_RSA_WITH_RC4_128_MD5, PKCS, RC4 128/128, MD5", "TLS_RSA_WITH_NULL_SHA256, PKCS, NULL, SHA256", "TLS_RSA_WITH_DES_CBC_SHA, PKCS, DES 56/56, SHA",
        "TLS_AES_128_GCM_SHA256, '', AES 128/128, SHA256"
    })
    void theNameOfASuiteTellsItsParts(String name, String exchange, String cipher, String hash) {
        CipherSuite suite = CipherSuite.parse(name).orElseThrow();
        assertEquals(List.of(exchange, cipher, hash), List.of(suite.exchange().orElse(""), suite.cipher(), suite.hash()));
        assertEquals(!exchange.isEmpty() && cipher.startsWith("AES"), suite.isTls12());
    }

    @ParameterizedTest
    @CsvSource({"TLS_PSK_WITH_AES_256_GCM_SHA384", "SSL_CK_RC4_128_WITH_MD5", "TLS_CHACHA20_POLY1305_SHA256", "AES 256/256", "''"})
    void aNameOfAnotherKindIsNoSuite(String name) {
        assertTrue(CipherSuite.parse(name).isEmpty());
    }

    private static Stream<Arguments> mistakes() {
        Function<List<TableRow>, Object> builds = WindowsBuilds::rows;
        Function<List<TableRow>, Object> supports = ExchangeSupports::rows;
        Function<List<TableRow>, Object> updates = PrerequisiteUpdates::rows;
        Function<List<TableRow>, Object> suites = CipherSuites::rows;
        Function<List<TableRow>, Object> values = SchannelValues::rows;
        return Stream.of(
                Arguments.of("an unknown protocol", builds, "- build: 1\n  names: n\n  version: v\n  protocols:\n    TLS 1.4: enabled\n",
                        "the table t.yml:5: unknown protocol 'TLS 1.4'; expected one of SSL 2.0, SSL 3.0, TLS 1.0"),
                Arguments.of("an unknown default", builds, "- build: 1\n  names: n\n  version: v\n  protocols:\n    TLS 1.2: maybe\n",
                        "the table t.yml:5: 'TLS 1.2' is 'maybe'; expected one of enabled, disabled, unsupported"),
                Arguments.of("an unknown role", builds, "- build: 1\n  names: n\n  version: v\n  protocols:\n    TLS 1.2: { client: enabled, srever: enabled }\n",
                        "the table t.yml:5: unknown column 'srever'; expected client, server"),
                Arguments.of("an unknown column", builds, "- build: 1\n  colour: red\n", "the table t.yml:2: unknown column 'colour'; expected build"),
                Arguments.of("no number", builds, "- build: one\n", "the table t.yml:1: 'build' is 'one'; expected a number"),
                Arguments.of("a missing column", builds, "- build: 1\n", "the table t.yml:1: 'names' is missing in [build]"),
                Arguments.of("a list", suites, "- build: 1\n  suites: [a, b]\n", "the table t.yml:2: 'suites' is a list"),
                Arguments.of("an unknown suite", suites, "- build: 1\n  until: 2\n  suites: TLS_RSA_WITH_ROT13\n",
                        "the table t.yml:3: unknown cipher suite 'TLS_RSA_WITH_ROT13'"),
                Arguments.of("an unknown update of Exchange", supports, "- product: SE\n  from: CU9\n",
                        "the table t.yml:2: Exchange SE has no cumulative update 'CU9'"),
                Arguments.of("an unknown .NET", supports, "- product: SE\n  from: RTM\n  windows: 20348\n  dotnet: 4.9\n",
                        "the table t.yml:4: unknown version '4.9' of .NET Framework"),
                Arguments.of("no update", updates, "- update: 3080079\n", "the table t.yml:1: '3080079' is no number of an update"),
                Arguments.of("an unknown purpose", updates, "- update: KB3080079\n  purpose: fun\n",
                        "the table t.yml:2: 'purpose' is 'fun'; expected one of tls12, rdp, winhttp"),
                Arguments.of("an unknown state of a value", values, "- enabled: odd\n", "the table t.yml:1: 'enabled' is 'odd'; expected one of absent"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeInATableIsToldWithItsPlace(String name, Function<List<TableRow>, Object> reader, String text, String message) {
        IllegalStateException told = assertThrows(IllegalStateException.class, () -> reader.apply(rows(text)));
        assertTrue(told.getMessage().startsWith(message), told.getMessage());
    }

    private static List<TableRow> rows(String text) {
        try {
            return TableRow.parse("t.yml", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
