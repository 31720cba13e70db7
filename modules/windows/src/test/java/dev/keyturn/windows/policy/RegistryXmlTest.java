package dev.keyturn.windows.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.registry.Bytes;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.policy.PolicySetting.Action;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Preferences are read with what makes them uncertain, and nothing is fetched for them. */
class RegistryXmlTest {
    private static final String START = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<RegistrySettings clsid=\"{A3CCFC41-DFDB-43a5-8D26-0FE8B954DA51}\">\r\n";
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\Demo");

    @TempDir
    private Path folder;

    private static List<PolicySetting> read(String inner) throws PolicyFormatException {
        return RegistryXml.read("Registry.xml", (START + inner + "</RegistrySettings>").getBytes(StandardCharsets.UTF_8));
    }

    private static String item(String attributes, String more) {
        return "<Registry clsid=\"{9CD4B2F4-923D-47f5-A062-E897DD1DAD50}\" name=\"x\"" + more + "><Properties " + attributes
                + " hive=\"HKEY_LOCAL_MACHINE\" key=\"SOFTWARE\\Demo\"/></Registry>\r\n";
    }

    private static String refused(String xml) {
        return assertThrows(PolicyFormatException.class, () -> RegistryXml.read("Registry.xml", xml.getBytes(StandardCharsets.UTF_8))).getMessage();
    }

    @Test
    void everyTypeIsReadAndNumbersAreHexadecimalHoweverTheyAreShown() throws PolicyFormatException {
        List<PolicySetting> settings = read(item("action=\"U\" displayDecimal=\"1\" name=\"n\" type=\"REG_DWORD\" value=\"00000A80\"", "")
                + item("action=\"U\" displayDecimal=\"0\" name=\"n\" type=\"REG_DWORD\" value=\"00000A80\"", "")
                + item("name=\"n\" type=\"REG_QWORD\" value=\"00000000000000ff\"", "") + item("name=\"n\" type=\"REG_SZ\" value=\"a &amp; b\"", "")
                + item("name=\"n\" type=\"REG_EXPAND_SZ\" value=\"x\"", "") + item("name=\"n\" type=\"REG_BINARY\" value=\"00 0f ff\"", "")
                + "<Registry><Properties hive=\"HKEY_LOCAL_MACHINE\" key=\"SOFTWARE\\Demo\" name=\"n\" type=\"REG_MULTI_SZ\" value=\"a b\"><Values>"
                + "<Value>a</Value><Value>b c</Value></Values></Properties></Registry>");
        assertEquals(List.of(RegistryValue.dword(0xA80), RegistryValue.dword(0xA80), new RegistryValue.Qword(255), RegistryValue.sz("a & b"),
                new RegistryValue.ExpandSz("x"), new RegistryValue.Binary(Bytes.of((byte) 0, (byte) 15, (byte) 255)),
                new RegistryValue.MultiSz(List.of("a", "b c"))), settings.stream().map(s -> s.data().orElseThrow()).toList());
        assertTrue(settings.stream().allMatch(s -> s.action() == Action.SET && s.key().equals(KEY) && !s.may()));
    }

    @Test
    void actionsAreWhatTheyMeanForValuesAndForKeys() throws PolicyFormatException {
        String value = "name=\"n\" type=\"REG_SZ\" value=\"v\"";
        StringBuilder all = new StringBuilder();
        for (String action : List.of("C", "R", "U", "D")) {
            all.append(item("action=\"" + action + "\" " + value, "")).append(item("action=\"" + action + "\" name=\"\" default=\"0\" type=\"\" value=\"\"", ""));
        }
        all.append(item("action=\"D\" default=\"1\" name=\"\"", ""));
        assertEquals(List.of(Action.SET_IF_ABSENT, Action.CREATE_KEY, Action.SET, Action.DELETE_KEY, Action.CREATE_KEY, Action.SET, Action.CREATE_KEY,
                Action.DELETE_VALUE, Action.DELETE_KEY, Action.DELETE_VALUE), read(all.toString()).stream().map(PolicySetting::action).toList());
    }

    @Test
    void whatIsDisabledIsLeftOutAndWhatIsFilteredMayBe() throws PolicyFormatException {
        String value = "name=\"n\" type=\"REG_SZ\" value=\"v\"";
        assertEquals(List.of(), read(item(value, " disabled=\"1\"") + "<Collection disabled=\"1\">" + item(value, "") + "</Collection>"));
        String filter = "<Filters><FilterRunOnce hidden=\"1\" not=\"0\"/></Filters>";
        List<PolicySetting> settings = read(item(value, "").replace("</Registry>", filter + "</Registry>") + item(value, "")
                + item(value, "").replace("</Registry>", "<Filters/></Registry>") + "<Collection name=\"c\">" + item(value, "") + filter + "</Collection>"
                + item(value.replace("\"v\"", "\"%ComputerName%\""), ""));
        assertEquals(List.of(true, false, false, true, true), settings.stream().map(PolicySetting::may).toList());
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        String wrong = START + item("name=\"n\" type=\"REG_DWORD\" value=\"12x\"", "") + "</RegistrySettings>";
        assertTrue(refused(wrong).matches("Registry\\.xml:3:\\d+: found the number '12x'; expected 1 to 8 hexadecimal digits"), refused(wrong));
        assertTrue(refused(wrong.replace("REG_DWORD", "REG_WORD")).contains("found the type 'REG_WORD'; expected REG_SZ"));
        assertTrue(refused(wrong.replace("name=\"n\"", "name=\"n\" action=\"X\"")).contains("found the action 'X'; expected C, R, U or D"));
        assertTrue(refused(wrong.replace("HKEY_LOCAL_MACHINE", "HKLOCAL")).contains("found the hive 'HKLOCAL'"));
        assertEquals("Registry.xml:1:8: found the element <Other>; expected <RegistrySettings>", refused("<Other/>").replaceFirst(":1:\\d+", ":1:8"));
    }

    @Test
    void noEntityAndNoDocumentTypeIsTaken() throws Exception {
        Path secret = folder.resolve("secret.txt");
        Files.writeString(secret, "Sesame-4711");
        String message = refused("<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]><RegistrySettings><Registry><Properties"
                + " hive=\"HKEY_LOCAL_MACHINE\" key=\"k\" name=\"n\" type=\"REG_SZ\" value=\"&e;\"/></Registry></RegistrySettings>");
        assertTrue(message.contains("found a document type; expected an XML document without one"), message);
        StringBuilder laughs = new StringBuilder("<!DOCTYPE r [<!ENTITY e0 'ha'>");
        for (int i = 1; i < 40; i++) {
            laughs.append("<!ENTITY e").append(i).append(" '").append(("&e" + (i - 1) + ";").repeat(10)).append("'>");
        }
        assertTrue(refused(laughs + "]><RegistrySettings>&e39;</RegistrySettings>").contains("found a document type"));
        assertTrue(refused("<!DOCTYPE r SYSTEM \"" + secret.toUri() + "\"><RegistrySettings/>").contains("found a document type"));
        assertTrue(refused("<RegistrySettings>&e;</RegistrySettings>").contains("found what is no XML"));
    }

    @Test
    @Timeout(60)
    void whatIsMadeToTakeLongOrMuchIsReadInOneGoOrRefused() throws PolicyFormatException {
        String filter = "<Filters><FilterComputer/></Filters></Collection>";
        String value = item("name=\"n\" type=\"REG_SZ\" value=\"v\"", "");
        assertTrue(refused(START + "<Collection>".repeat(30_000) + value.repeat(40_000) + filter.repeat(30_000) + "</RegistrySettings>")
                .matches("Registry\\.xml:3:\\d+: found an element in 100 others; expected at most 100 elements within each other"));
        assertTrue(refused("<RegistrySettings>" + "<a xmlns:b='c'>".repeat(500_000)).contains("found an element in 100 others"));
        List<PolicySetting> deep = read("<Collection>".repeat(97) + value + filter.repeat(97));
        assertEquals(List.of(true), deep.stream().map(PolicySetting::may).toList());
        assertEquals(90_000, read(("<Collection>" + value.repeat(900) + filter).repeat(100)).size());
        assertTrue(refused(START + value.repeat(100_001) + "</RegistrySettings>").contains("found too many settings; expected at most 100000"));
        String number = item("name=\"n\" type=\"REG_DWORD\" value=\"" + "1".repeat(1 << 20) + "\"", "");
        assertTrue(refused(START + number + "</RegistrySettings>").endsWith("1... (1048589 characters); expected 1 to 8 hexadecimal digits"));
        for (String many : List.of("<x " + names("a%d='' ", 100_000) + "/>", "<x " + names("xmlns:a%d='b' ", 100_000) + "/>")) {
            assertTrue(refused(START + many + "</RegistrySettings>").contains("found what is no XML"));
        }
        for (String large : List.of("&amp;".repeat(1 << 18), "<!-- - -->".repeat(200_000), "<![CDATA[x]]>".repeat(100_000), "<x/>".repeat(1 << 18),
                "<x " + names("a%d='' ", 9_000) + "/>", "<x>" + "&#65;".repeat(1 << 18) + "</x>")) {
            assertEquals(List.of(), read(large));
        }
    }

    private static String names(String pattern, int count) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append(String.format(pattern, i));
        }
        return all.toString();
    }

    @Test
    void aFileCutAtAnyByteIsDamaged() {
        byte[] whole = (START + item("action=\"U\" name=\"n\" type=\"REG_DWORD\" value=\"00000001\"", "") + "</RegistrySettings>").getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            String message = assertThrows(PolicyFormatException.class, () -> RegistryXml.read("Registry.xml", cut), "cut after " + length).getMessage();
            assertTrue(message.matches("(?s)Registry\\.xml:\\d+:\\d+: found .+; expected .+"), message);
        }
    }
}
