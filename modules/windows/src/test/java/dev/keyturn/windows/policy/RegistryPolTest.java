package dev.keyturn.windows.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.registry.Bytes;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.windows.policy.PolicySetting.Action;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A policy's file is read whole, or it is said where it is damaged. */
class RegistryPolTest {
    private static final String KEY = "Software\\Policies\\Demo";
    private static final RegistryPath PATH = RegistryPath.hklm(KEY);

    /** Three settings as Samba 4.17's own marshalling of the format (librpc's preg) writes them. */
    private static final String BY_SAMBA = "UFJlZwEAAABbAFMAbwBmAHQAdwBhAHIAZQBcAFAAbwBsAGkAYwBpAGUAcwBcAEQAZQBtAG8AAAA7AEUAbgBhAGIAbABlAGQAAAA7AAQAAAA7AA"
            + "QAAAA7AAEAAABdAFsAUwBvAGYAdAB3AGEAcgBlAFwAUABvAGwAaQBjAGkAZQBzAFwARABlAG0AbwAAADsAVABlAHgAdAAAADsAAQAAADsAEAAA"
            + "ADsAaADpAGwAbABvADsAXQAAAF0AWwBTAG8AZgB0AHcAYQByAGUAXABQAG8AbABpAGMAaQBlAHMAXABEAGUAbQBvAAAAOwAqACoAZABlAGwALg"
            + "BPAGwAZAAAADsAAQAAADsABAAAADsAIAAAAF0A";

    private static List<PolicySetting> read(byte[] bytes) throws PolicyFormatException {
        return RegistryPol.read("registry.pol", bytes, Hive.HKLM);
    }

    private static String refused(byte[] bytes) {
        return assertThrows(PolicyFormatException.class, () -> read(bytes)).getMessage();
    }

    @Test
    void everyTypeOfDataIsReadAsItStands() throws PolicyFormatException {
        List<RegistryValue> values = List.of(RegistryValue.sz("a;b]c["), new RegistryValue.ExpandSz("%windir%"), RegistryValue.dword(0xFFFFFFFFL),
                new RegistryValue.Qword(-1), new RegistryValue.MultiSz(List.of("x", "y")), new RegistryValue.Binary(Bytes.of((byte) 0, (byte) 93, (byte) 0)),
                new RegistryValue.None(Bytes.of((byte) 1)), RegistryValue.decode(5, new byte[] {0, 0, 0, 1}), RegistryValue.decode(4, new byte[] {1}));
        PolFile file = new PolFile();
        for (int i = 0; i < values.size(); i++) {
            file.set(KEY, "v;" + i, values.get(i));
        }
        List<PolicySetting> settings = read(file.bytes());
        assertEquals(values, settings.stream().map(s -> s.data().orElseThrow()).toList());
        assertTrue(settings.stream().allMatch(s -> s.action() == Action.SET && s.key().equals(PATH) && !s.may()));
        assertEquals("v;3", settings.get(3).name());
        assertEquals("at byte 8", settings.get(0).place());
        assertEquals(List.of(), read(new PolFile().bytes()));
    }

    @Test
    void aPolicyThatAnotherProgramWroteIsReadAndOursAreTheSameBytes() throws PolicyFormatException {
        byte[] bytes = Base64.getDecoder().decode(BY_SAMBA);
        List<PolicySetting> settings = read(bytes);
        assertEquals(List.of(Optional.of(RegistryValue.dword(1)), Optional.of(RegistryValue.sz("h\u00e9llo;]")), Optional.empty()),
                settings.stream().map(PolicySetting::data).toList());
        assertEquals(List.of("Enabled", "Text", "Old"), settings.stream().map(PolicySetting::name).toList());
        assertEquals(Action.DELETE_VALUE, settings.get(2).action());
        assertEquals(Bytes.of(bytes), Bytes.of(new PolFile().set(KEY, "Enabled", RegistryValue.dword(1)).set(KEY, "Text", RegistryValue.sz("h\u00e9llo;]"))
                .set(KEY, "**del.Old", RegistryValue.sz(" ")).bytes()));
    }

    @Test
    void controlCodesAreWhatTheyMeanInAnyCase() throws PolicyFormatException {
        RegistryValue blank = RegistryValue.sz(" ");
        List<PolicySetting> settings = read(new PolFile().set(KEY, "**Del.Old", blank).set(KEY, "**delvals.", blank)
                .set(KEY, "**DeleteValues", RegistryValue.sz("a;b c; ")).set(KEY, "**deletekeys", RegistryValue.sz("Sub;Other\\Deep"))
                .set(KEY, "**soft.New", RegistryValue.dword(1)).set(KEY, "**SecureKey", RegistryValue.dword(1)).raw(KEY, "", 0, new byte[0]).bytes());
        assertEquals(List.of(Action.DELETE_VALUE, Action.DELETE_VALUES, Action.DELETE_VALUE, Action.DELETE_VALUE, Action.DELETE_KEY, Action.DELETE_KEY,
                Action.SET_IF_ABSENT, Action.OTHER, Action.CREATE_KEY), settings.stream().map(PolicySetting::action).toList());
        assertEquals(List.of("Old", "", "a", "b c", "", "", "New"), settings.stream().limit(7).map(PolicySetting::name).toList());
        assertEquals(PATH.child("Other").child("Deep"), settings.get(5).key());
        assertEquals(Optional.of(RegistryValue.dword(1)), settings.get(6).data());
    }

    @Test
    void aFileCutAtAnyByteIsDamagedUnlessItEndsAfterASetting() throws PolicyFormatException {
        byte[] first = new PolFile().set(KEY, "a", RegistryValue.dword(1)).bytes();
        byte[] whole = new PolFile().set(KEY, "a", RegistryValue.dword(1)).set(KEY, "b", RegistryValue.sz("text")).set(KEY, "**del.c", RegistryValue.sz(" ")).bytes();
        TreeSet<Integer> readable = new TreeSet<>();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            try {
                read(cut);
                readable.add(length);
            } catch (PolicyFormatException e) {
                assertTrue(e.getMessage().matches("registry\\.pol: at byte \\d+: found .+; expected .+"), e.getMessage());
                int at = Integer.parseInt(e.getMessage().replaceFirst("(?s).*at byte (\\d+):.*", "$1"));
                assertTrue(at <= length, e.getMessage() + " in " + length + " bytes");
            }
        }
        assertEquals(3, readable.size(), "the header alone, and after each setting but the last: " + readable);
        assertTrue(readable.contains(8) && readable.contains(first.length), readable.toString());
    }

    @Test
    void whatIsWrongIsSaidWithItsOffset() {
        assertEquals("registry.pol: at byte 0: found 0x41414141; expected the signature 'PReg' of a registry.pol", refused("AAAAAAAA".getBytes()));
        assertEquals("registry.pol: at byte 4: found version 2; expected version 1", refused(new byte[] {'P', 'R', 'e', 'g', 2, 0, 0, 0}));
        assertEquals("registry.pol: at byte 0: found the end of the file; expected the signature 'PReg' of 4 bytes (is the file cut?)", refused(new byte[0]));
        byte[] bracket = new PolFile().set("K", "n", RegistryValue.dword(1)).bytes();
        bracket[8] = '(';
        assertEquals("registry.pol: at byte 8: found '('; expected '[' before a setting", refused(bracket));
        byte[] size = new PolFile().set("K", "n", RegistryValue.dword(1)).bytes();
        size[28] = (byte) 0xFF;
        assertEquals("registry.pol: at byte 28: found a size of 255 bytes; expected at most the 6 bytes that follow (is the file cut?)", refused(size));
        assertTrue(refused(new PolFile().raw("K", "n", 12, new byte[0]).bytes()).contains("at byte 22: found type 12; expected"));
        assertTrue(refused(new PolFile().raw("", "n", 1, new byte[0]).bytes()).contains("at byte 10: found an empty key"));
        assertTrue(refused(new PolFile().raw("K".repeat(300), "n", 1, new byte[0]).bytes()).contains("at byte 10: found a key that no registry can have"));
    }

    @Test
    @Timeout(60)
    void listsThatNameMoreThanThereIsRoomForAreRefused() {
        String expected = "found too many settings; expected at most 100000 settings, whose keys and names have at most 16777216 characters together";
        String deep = "k".repeat(200) + ("\\" + "k".repeat(200)).repeat(300);
        for (String list : List.of("**DeleteKeys", "**DeleteValues")) {
            assertTrue(refused(new PolFile().set(deep, list, RegistryValue.sz("a;".repeat(1 << 20))).bytes()).contains(expected), list);
            assertTrue(refused(new PolFile().set(KEY, list, RegistryValue.sz("a;".repeat(100_001))).bytes()).contains(expected), list);
        }
        PolFile many = new PolFile();
        for (int i = 0; i <= 100_000; i++) {
            many.set("k", "n", RegistryValue.dword(1));
        }
        assertTrue(refused(many.bytes()).contains(expected));
        assertTrue(refused(new PolFile().raw("k".repeat(3 << 20), "n", 1, new byte[0]).bytes()).length() < 3_000);
    }

    @Test
    void aDamagedByteIsFoundOrReadAsOtherDataAndNothingElseHappens() {
        byte[] whole = new PolFile().set(KEY, "a", RegistryValue.dword(1)).set(KEY, "b", new RegistryValue.MultiSz(List.of("x", "y"))).bytes();
        Random random = new Random(4711);
        int found = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                assertEquals(2, read(damaged).size());
            } catch (PolicyFormatException e) {
                found++;
            }
        }
        assertTrue(found > 1_000, found + " were found");
        assertFalse(RegistryPol.isOne(new byte[] {'P', 'R', 'e'}));
    }
}
