package dev.keyturn.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryPathTest {
    private static final String NET = "SOFTWARE\\Microsoft\\.NETFramework\\v4.0.30319";

    @ParameterizedTest
    @ValueSource(strings = {
        "HKLM:\\SOFTWARE\\Example", "HKLM\\SOFTWARE\\Example", "hklm:\\software\\EXAMPLE", "HKEY_LOCAL_MACHINE\\SOFTWARE\\Example",
        "Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\Example", "registry::HKLM:\\SOFTWARE\\Example",
        "Microsoft.PowerShell.Core\\Registry::HKEY_LOCAL_MACHINE\\SOFTWARE\\Example",
        "HKLM:\\SOFTWARE\\Example\\", "HKLM:\\\\SOFTWARE\\\\\\Example", "  HKLM:\\SOFTWARE\\Example"
    })
    void everyUsualSpellingNamesTheSameKey(String spelling) {
        assertEquals(RegistryPath.hklm("SOFTWARE\\Example"), RegistryPath.parse(spelling));
        assertEquals(RegistryPath.hklm("SOFTWARE\\Example").hashCode(), RegistryPath.parse(spelling).hashCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HKLM:\\SOFTWARE\\Wow6432Node\\Microsoft\\.NETFramework", "HKLM\\software\\WOW6432Node\\Microsoft\\.NETFramework"})
    void wow6432NodeIsTheThirtyTwoBitView(String spelling) {
        RegistryPath path = RegistryPath.parse(spelling);
        assertEquals(View.BITS_32, path.view());
        assertEquals(RegistryPath.hklm("SOFTWARE\\Microsoft\\.NETFramework").in(View.BITS_32), path);
    }

    @Test
    void wow6432NodeItselfIsTheThirtyTwoBitSoftwareKey() {
        assertEquals(RegistryPath.hklm("SOFTWARE").in(View.BITS_32), RegistryPath.parse("HKLM\\SOFTWARE\\Wow6432Node"));
    }

    @ParameterizedTest
    @CsvSource({
        "HKLM, SYSTEM\\CurrentControlSet\\Control, false", "HKLM, SOFTWARE, true", "HKLM, SOFTWAREX, false",
        "HKLM, SOFTWARE\\Policies\\Microsoft, false", "HKLM, SOFTWARE\\PoliciesX, true", "HKLM, SOFTWARE\\Microsoft\\.NETFramework, true",
        "HKLM, SOFTWARE\\Microsoft\\SystemCertificates\\MY, false", "HKLM, SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion, true",
        "HKLM, SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\Fonts, false", "HKLM, SOFTWARE\\Classes\\.txt, false",
        "HKLM, SOFTWARE\\Classes\\CLSID\\{1}, true", "HKCU, Software\\Example, false", "HKCU, Software\\Classes\\CLSID, true",
        "HKCR, CLSID, true", "HKCR, .txt, false", "HKU, .DEFAULT\\Software, false"
    })
    void sharedKeysHaveOneView(Hive hive, String subkey, boolean redirected) {
        RegistryPath path = RegistryPath.of(hive, subkey);
        assertEquals(redirected, path.redirected());
        assertEquals(redirected, !path.equals(path.in(View.BITS_32)));
    }

    @Test
    void aSlashIsPartOfAName() {
        RegistryPath path = RegistryPath.parse("HKLM:\\SYSTEM\\Ciphers\\AES 128/128");
        assertEquals("AES 128/128", path.name());
        assertEquals("SYSTEM\\Ciphers", path.parent().orElseThrow().subkey());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "HKXX:\\A | 'HKXX:\\A' is not a registry path: it must begin with one of HKLM, HKCU, HKU, HKCR, HKCC, as in HKLM:\\SOFTWARE\\Example",
        "HKLM:SOFTWARE\\A | 'HKLM:SOFTWARE\\A' is not a registry path: names are separated by backslashes, as in HKLM:\\SOFTWARE\\Example",
        "HKLM/SOFTWARE | 'HKLM/SOFTWARE' is not a registry path: names are separated by backslashes, as in HKLM:\\SOFTWARE\\Example"
    })
    void aWrongRootIsExplained(String text, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> RegistryPath.parse(text)).getMessage());
    }

    @Test
    void namesOverTheLimitAreRefused() {
        RegistryPath.hklm("A\\" + "n".repeat(255));
        assertThrows(IllegalArgumentException.class, () -> RegistryPath.hklm("A\\" + "n".repeat(256)));
        assertThrows(IllegalArgumentException.class, () -> RegistryPath.hklm("a" + "\\a".repeat(512)));
        assertThrows(IllegalArgumentException.class, () -> RegistryPath.hklm("a\0b"));
    }

    @Test
    void ancestorsAreListedOutermostFirst() {
        assertEquals(List.of(RegistryPath.hklm("A"), RegistryPath.hklm("A\\B")), RegistryPath.hklm("A\\B\\C").ancestors());
        assertTrue(RegistryPath.hklm("").ancestors().isEmpty());
        assertTrue(RegistryPath.hklm("").parent().isEmpty());
    }

    @Test
    void belowMeansInTheSameViewAndByWholeNames() {
        RegistryPath cluster = RegistryPath.hklm("Cluster");
        assertTrue(RegistryPath.hklm("cluster\\Nodes").isAtOrBelow(cluster));
        assertTrue(cluster.isAtOrBelow(RegistryPath.hklm("")));
        assertFalse(RegistryPath.hklm("ClusterX").isAtOrBelow(cluster));
        assertFalse(RegistryPath.hklm(NET).in(View.BITS_32).isAtOrBelow(RegistryPath.hklm("SOFTWARE\\Microsoft")));
    }

    @Test
    void theSpellingIsKeptAndTheViewShown() {
        assertEquals("HKLM:\\SoftWare\\x (32-bit)", RegistryPath.hklm("SoftWare\\x").in(View.BITS_32).toString());
        assertEquals("HKLM:\\system", RegistryPath.hklm("system").in(View.BITS_32).toString());
        assertNotEquals(RegistryPath.hklm(NET), RegistryPath.hklm(NET).in(View.BITS_32));
    }

    @Test
    void equalNamesFoldAlikeEvenBeyondAscii() {
        for (String[] pair : new String[][] {{"Straße", "STRASSE"}, {"é", "É"}, {"ı", "I"}, {"ſ", "S"}, {"İ", "i"}}) {
            assertEquals(Names.same(pair[0], pair[1]), Names.fold(pair[0]).equals(Names.fold(pair[1])), pair[0]);
        }
    }
}
