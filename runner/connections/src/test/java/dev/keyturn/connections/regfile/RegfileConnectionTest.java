package dev.keyturn.connections.regfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.registry.Bytes;
import dev.keyturn.registry.ChangeConflictException;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegfileConnectionTest {
    private static final String V5 = "Windows Registry Editor Version 5.00\r\n\r\n";
    private static final RegistryPath A = RegistryPath.hklm("SYSTEM\\A");

    @TempDir
    private Path folder;

    private Path write(String text, Charset charset) throws IOException {
        return Files.write(folder.resolve("host.reg"), text.getBytes(charset));
    }

    private Path write(String text) throws IOException {
        return write(text, StandardCharsets.UTF_8);
    }

    private Connection open() throws ConnectionException {
        return new RegfilePlugin().open(new ConnectionRequest("host", Optional.of(folder.resolve("host.reg")), Map.of()));
    }

    private String text() throws IOException {
        return Files.readString(folder.resolve("host.reg"));
    }

    private static List<RegistryChange> setting(Connection host, RegistryPath path, String name, RegistryValue value) {
        return new RegistryChanges(host).setValue(path, name, value).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "dword:00000a80 | dword:0x00000a80", "dword:1 | dword:0x00000001", "\"\" | \"\"", "\"C:\\\\x \\\"y\\\"\" | \"C:\\\\x \\\"y\\\"\"",
        "hex:01,FF | hex:01,ff", "hex: | hex:", "hex(0): | hex(0):", "hex(1):31,00,00,00 | \"1\"", "hex(2):25,00,00,00 | expand:\"%\"",
        "hex(3):01 | hex:01", "hex(4):01,00,00,00 | dword:0x00000001", "hex(4):01 | hex(4):01", "hex(5):00,00,00,01 | hex(5):00,00,00,01",
        "hex(7):61,00,00,00,62,00,00,00,00,00 | multi:[\"a\", \"b\"]", "hex(b):01,00,00,00,00,00,00,00 | qword:0x0000000000000001",
        "hex(20000):01 | hex(20000):01", "hex:01,\\~  02,\\~  03 | hex:01,02,03", "hex(B):2,0,0,0,0,0,0,0 | qword:0x0000000000000002"
    })
    void everyFormOfAValueIsRead(String written, String shown) throws Exception {
        write(V5 + "; a comment\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\A]\r\n\"x\"=" + written.replace("~", "\r\n") + "\r\n@=\"default\"\r\n");
        assertEquals(shown, open().value(A, "X").orElseThrow().toString());
        assertEquals(RegistryValue.sz("default"), open().value(A, "").orElseThrow());
    }

    @Test
    void aStringMayHoldLineBreaks() throws Exception {
        write(V5 + "[HKEY_LOCAL_MACHINE\\SYSTEM\\A]\r\n\"x\"=\"one\r\ntwo\"\r\n\"y\"=dword:00000001\r\n");
        assertEquals(RegistryValue.sz("one\r\ntwo"), open().value(A, "x").orElseThrow());
        assertEquals(RegistryValue.dword(1), open().value(A, "y").orElseThrow());
    }

    @Test
    void unicodeFilesAndAnsiFilesAreRead() throws Exception {
        String body = "[HKEY_LOCAL_MACHINE\\SYSTEM\\A]\r\n\"Größe\"=\"€\"\r\n";
        write("\ufeff" + V5 + body, StandardCharsets.UTF_16LE);
        assertEquals(RegistryValue.sz("€"), open().value(A, "größe").orElseThrow());
        write("\ufeff" + V5 + body);
        assertEquals(RegistryValue.sz("€"), open().value(A, "größe").orElseThrow());
        write("REGEDIT4\r\n\r\n" + body + "\"m\"=hex(7):80,00,62,00,00\r\n", Charset.forName("windows-1252"));
        assertEquals(RegistryValue.sz("€"), open().value(A, "größe").orElseThrow());
        assertEquals(new RegistryValue.MultiSz(List.of("€", "b")), open().value(A, "m").orElseThrow());
    }

    @Test
    void theThirtyTwoBitViewIsReadAndWrittenUnderItsLiteralName() throws Exception {
        RegistryPath net = RegistryPath.hklm("SOFTWARE\\Microsoft\\.NETFramework");
        write(V5 + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Wow6432Node\\Microsoft\\.NETFramework]\r\n\"x\"=dword:00000001\r\n");
        try (Connection host = open()) {
            assertTrue(host.key(net).isEmpty());
            assertEquals(RegistryValue.dword(1), host.value(net.in(View.BITS_32), "x").orElseThrow());
            host.apply(setting(host, net.child("v4").in(View.BITS_32), "y", RegistryValue.dword(2)));
        }
        assertTrue(text().contains("[HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Microsoft\\.NETFramework\\v4]\r\n\"y\"=dword:00000002\r\n"), text());
    }

    @Test
    void deletingLinesTakeEffectOnWhatStandsBeforeThem() throws Exception {
        write(V5 + "[HKEY_LOCAL_MACHINE\\SYSTEM\\A]\r\n\"x\"=dword:00000001\r\n\"y\"=dword:00000001\r\n\"x\"=-\r\n"
                + "[HKEY_LOCAL_MACHINE\\SYSTEM\\B\\C]\r\n[-HKEY_LOCAL_MACHINE\\SYSTEM\\B\\C]\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\A]\r\n\"y\"=-\r\n");
        assertTrue(open().key(A).orElseThrow().values().isEmpty());
        assertTrue(open().key(RegistryPath.hklm("SYSTEM\\B")).orElseThrow().subkeys().isEmpty());
        assertEquals(List.of("A", "B"), List.copyOf(open().key(RegistryPath.hklm("SYSTEM")).orElseThrow().subkeys()));
    }

    @Test
    void whatIsNotChangedStaysAsItWasWritten() throws Exception {
        String before = "Windows Registry Editor Version 5.00\n\n; ours\n[HKEY_LOCAL_MACHINE\\System\\a]\n\"X\"=dword:1 \n; keep\n\"z\"=hex:1,2\n\n"
                + "[HKEY_LOCAL_MACHINE\\Other]\n@=\"v\"";
        write(before);
        try (Connection host = open()) {
            host.apply(setting(host, A, "x", RegistryValue.dword(2)));
            host.apply(setting(host, A, "new", RegistryValue.sz("n")));
            host.apply(setting(host, A.child("B\\C"), "c", RegistryValue.dword(3)));
        }
        assertEquals("Windows Registry Editor Version 5.00\n\n; ours\n[HKEY_LOCAL_MACHINE\\System\\a]\n\"x\"=dword:00000002\n; keep\n\"z\"=hex:1,2\n"
                + "\"new\"=\"n\"\n\n[HKEY_LOCAL_MACHINE\\Other]\n@=\"v\"\n\n[HKEY_LOCAL_MACHINE\\SYSTEM\\A\\B\\C]\n\"c\"=dword:00000003\n", text());
    }

    @Test
    void anyRegistryComesBackFromTheFileAndIsUndoneByInverses() throws Exception {
        Random random = new Random(3);
        write(V5);
        Connection host = open();
        for (int round = 0; round < 60; round++) {
            List<RegistryChange> changes = randomChanges(host, random);
            byte[] before = Files.readAllBytes(folder.resolve("host.reg"));
            var shown = RegistryDump.of(host);
            host.apply(changes);
            assertEquals(RegistryDump.of(host), RegistryDump.of(open()), changes.toString());
            if (random.nextBoolean()) {
                host.apply(RegistryChanges.inverse(changes));
                assertEquals(shown, RegistryDump.of(open()), () -> changes + " on " + new String(before, StandardCharsets.UTF_8));
            }
        }
    }

    private static List<RegistryChange> randomChanges(Connection host, Random random) {
        RegistryChanges wishes = new RegistryChanges(host);
        String[] keys = {"SOFTWARE\\A", "SOFTWARE\\A\\B [x]", "SOFTWARE\\A\\B [x]\\C/1", "SYSTEM\\D", "SYSTEM"};
        RegistryValue[] values = {RegistryValue.dword(random.nextInt() & 0xFFFFFFFFL), RegistryValue.sz("a\\\"b\r\nc;"), RegistryValue.sz(""),
            new RegistryValue.ExpandSz("%x%"), new RegistryValue.MultiSz(List.of("ä", "b".repeat(90))), new RegistryValue.Qword(random.nextLong()),
            new RegistryValue.Binary(Bytes.of(new byte[random.nextInt(200)])), new RegistryValue.None(Bytes.EMPTY),
            new RegistryValue.Other(1, Bytes.of((byte) 1)), new RegistryValue.Other(0x20000, Bytes.of((byte) 1, (byte) 2))};
        String[] names = {"", "x", "a\\b", "q\"=", "@"};
        for (int i = random.nextInt(8); i >= 0; i--) {
            RegistryPath path = RegistryPath.hklm(keys[random.nextInt(keys.length)]).in(random.nextBoolean() ? View.BITS_32 : View.BITS_64);
            switch (random.nextInt(6)) {
                case 0 -> wishes.createKey(path);
                case 1 -> wishes.deleteTree(path);
                case 2 -> wishes.deleteValue(path, names[random.nextInt(names.length)]);
                default -> wishes.setValue(path, names[random.nextInt(names.length)], values[random.nextInt(values.length)]);
            }
        }
        return wishes.toList();
    }

    @Test
    void aFileCutAnywhereIsReadToThatPlaceOrRefusedWithOne() throws Exception {
        String whole = V5 + "[HKEY_LOCAL_MACHINE\\SYSTEM\\A]\r\n\"d\"=dword:00000a80\r\n\"b\"=hex:01,02,\\\r\n  03\r\n\"s\"=\"t\\\\x\"\r\n@=hex(7):61,00,00,00,00,00\r\n";
        write(whole);
        Map<String, RegistryValue> all = open().key(A).orElseThrow().values();
        for (int length = 0; length < whole.length(); length++) {
            write(whole.substring(0, length));
            try (Connection host = open()) {
                host.key(A).ifPresent(key -> key.values().forEach((name, value) -> assertTrue(isWholeOrBegun(all.get(name), value), key.toString())));
            } catch (ConnectionException e) {
                assertTrue(e.getMessage().matches("(?s).*host\\.reg:\\d+:\\d+: found .*; expected .*"), e.getMessage());
            }
        }
    }

    /** A list of bytes that ends after one of them cannot be told from a shorter one; regedit takes it as well. */
    private static boolean isWholeOrBegun(RegistryValue whole, RegistryValue read) {
        byte[] all = whole.encode();
        byte[] some = read.encode();
        return read.equals(whole) || read.type() == whole.type() && read.type() != RegistryValue.REG_DWORD && read.type() != RegistryValue.REG_SZ
                && some.length < all.length && Arrays.equals(some, Arrays.copyOf(all, some.length));
    }

    /** What regedit takes: {@link RegFormsWineTest} asks a real one. */
    @Test
    void otherFormsAreTakenAsRegeditTakesThem() throws Exception {
        String key = "[HKEY_LOCAL_MACHINE\\SYSTEM\\A]";
        for (RegForms.Form form : RegForms.ALL) {
            write(form.text().replace(RegForms.KEY, key));
            try (Connection host = open()) {
                assertEquals(form.values(), host.key(A).orElseThrow().values(), form.name());
            }
        }
    }

    @Test
    void eightyThousandDeletionsAreReadInOneGo() throws Exception {
        StringBuilder all = new StringBuilder(V5);
        for (int i = 0; i < 40_000; i++) {
            all.append("[HKEY_LOCAL_MACHINE\\SYSTEM\\A\\k").append(i).append("]\r\n\"x\"=dword:00000001\r\n\"x\"=-\r\n");
        }
        for (int i = 0; i < 39_999; i++) {
            all.append("[-HKEY_LOCAL_MACHINE\\SYSTEM\\A\\k").append(i).append("]\r\n");
        }
        write(all.toString());
        Connection host = assertTimeoutPreemptively(Duration.ofSeconds(20), this::open, "a minute and more where each deletion goes through all keys");
        assertEquals(List.of("k39999"), List.copyOf(host.key(A).orElseThrow().subkeys()));
        assertEquals(Map.of(), host.key(A.child("k39999")).orElseThrow().values());
    }

    @Test
    void whatIsDeletedAndWrittenAgainIsThere() throws Exception {
        write(V5 + "[HKEY_LOCAL_MACHINE\\SYSTEM\\A\\B\\C]\r\n\"x\"=dword:00000001\r\n[-HKEY_LOCAL_MACHINE\\SYSTEM\\A\\B]\r\n"
                + "[HKEY_LOCAL_MACHINE\\SYSTEM\\A\\D]\r\n\"x\"=dword:00000001\r\n\"X\"=-\r\n\"x\"=dword:00000002\r\n\"y\"=dword:00000002\r\n"
                + "[-HKEY_LOCAL_MACHINE\\SYSTEM\\A\\B\\C]\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\a\\d]\r\n\"y\"=-\r\n");
        Connection host = open();
        assertEquals(List.of("D"), List.copyOf(host.key(A).orElseThrow().subkeys()));
        assertEquals(Map.of("x", RegistryValue.dword(2)), host.key(A.child("D")).orElseThrow().values());
    }

    @Test
    void everyMistakeIsNamedWithItsPlace() throws Exception {
        Path file = write(V5 + "\"early\"=\"x\"\r\n[HKEY_NOWHERE\\A]\r\n[HKEY_LOCAL_MACHINE\\A\r\n[HKEY_LOCAL_MACHINE\\B]\r\nnonsense\r\n\"a\" dword:1\r\n"
                + "\"b\"=dword:xyz\r\n\"c\"=hex:0g\r\n\"d\"=hex:01 02\r\n\"e\"=hex(zz):\r\n\"f\"=\"C:\\temp\"\r\n\"g\"=12\r\n\"h\"=dword:1 2\r\n"
                + "\"i\"=hex:01,,02\r\n\"j\"=\"open\r\n");
        ConnectionException e = assertThrows(ConnectionException.class, this::open);
        assertEquals(String.join("\n",
                ":3:1: found '\"early\"=\"x\"'; expected a [key] before the first value",
                ":4:1: found '[HKEY_NOWHERE\\A]'; expected a key such as [HKEY_LOCAL_MACHINE\\SOFTWARE\\Example]: 'HKEY_NOWHERE\\A' is not a registry path: "
                        + "it must begin with one of HKLM, HKCU, HKU, HKCR, HKCC, as in HKLM:\\SOFTWARE\\Example",
                ":5:1: found '[HKEY_LOCAL_MACHINE\\A'; expected a key name closed by ']'",
                ":7:1: found 'nonsense'; expected a [key], a \"name\"=value or a ; comment",
                ":8:5: found 'dword:1'; expected '=' after the value's name",
                ":9:11: found 'xyz'; expected 1 to 8 hexadecimal digits",
                ":10:10: found 'g'; expected ',' between two bytes",
                ":11:12: found '02'; expected ',' between two bytes",
                ":12:9: found 'zz):'; expected a type's number in hexadecimal and '):', as in hex(7):",
                ":13:10: found '\\t' inside quotes; expected '\\\\' for a backslash or '\\\"' for a quote",
                ":14:5: found '12'; expected \"text\", dword:, hex: or hex(n):",
                ":15:13: found '2'; expected the end of the line",
                ":16:12: found ',02'; expected bytes of two hexadecimal digits, separated by commas",
                ":17:5: found text that is not closed; expected a closing '\"'"), e.getMessage().replace(file.toString(), ""));
    }

    @Test
    void brokenListsForeignDigitsAndSecondBracketsAreNotGuessedAt() throws Exception {
        Path file = write(V5 + "[HKEY_LOCAL_MACHINE\\B]\r\n\"k\"=hex:11,4\\\r\n  4,55\r\n\"l\"=hex:11\\\r\n  22\r\n\"m\"=hex:11,\\\r\n  \\\r\n  22\r\n"
                + "\"n\"=dword:\u0661\r\n\"o\"=hex:\uff11\uff12\r\n[HKEY_LOCAL_MACHINE\\C] ; see [D]\r\n[HKEY_LOCAL_MACHINE\\C]\r\n\"p\"=hex:01,");
        ConnectionException e = assertThrows(ConnectionException.class, this::open);
        assertEquals(String.join("\n",
                ":4:12: found half a byte at the end of the line; expected its two hexadecimal digits on one line",
                ":5:3: found '4,55'; expected a [key], a \"name\"=value or a ; comment",
                ":6:11: found '\\'; expected ',' between a byte and the '\\' after it",
                ":7:3: found '22'; expected a [key], a \"name\"=value or a ; comment",
                ":9:3: found '\\'; expected a byte on the line after '\\'",
                ":10:3: found '22'; expected a [key], a \"name\"=value or a ; comment",
                ":11:11: found '\u0661'; expected 1 to 8 hexadecimal digits",
                ":12:9: found '\uff11\uff12'; expected bytes of two hexadecimal digits, separated by commas",
                ":13:1: found '[HKEY_LOCAL_MACHINE\\C] ; see [D]'; expected a comment behind the key's ']' that holds no ']'",
                ":15:12: found the end of the file; expected a byte after ',', or a line end (is the file cut?)"), e.getMessage().replace(file.toString(), ""));
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        Files.write(folder.resolve("host.reg"), new byte[] {0, 1, (byte) 0xFF, (byte) 0xFE, (byte) 0x80});
        assertTrue(assertThrows(ConnectionException.class, this::open).getMessage().contains(":1:1: found bytes that are not UTF-8 text"));
        write("");
        assertTrue(assertThrows(ConnectionException.class, this::open).getMessage().contains(":1:1: found no text; expected the first line"));
        write("{\"json\": true}");
        assertTrue(assertThrows(ConnectionException.class, this::open).getMessage().contains("found '{\"json\": true}'; expected the first line"));
        Files.delete(folder.resolve("host.reg"));
        assertTrue(assertThrows(ConnectionException.class, this::open).getMessage().endsWith("does not exist: check the host's 'regfile' variable"));
    }

    @Test
    void aHostWithoutASnapshotSaysWhatToSet() {
        ConnectionException e = assertThrows(ConnectionException.class,
                () -> new RegfilePlugin().open(new ConnectionRequest("web01", Optional.empty(), Map.of())));
        assertTrue(e.getMessage().startsWith("the host web01 has no snapshot: set its 'regfile' variable"), e.getMessage());
    }

    @Test
    void aChangeByAnotherHandBetweenReadAndWriteIsNoticed() throws Exception {
        write(V5 + "[HKEY_LOCAL_MACHINE\\SYSTEM\\A]\r\n\"x\"=dword:00000001\r\n");
        Connection host = open();
        List<RegistryChange> changes = setting(host, A, "x", RegistryValue.dword(2));
        String other = V5 + "[HKEY_LOCAL_MACHINE\\SYSTEM\\A]\r\n\"x\"=dword:00000009\r\n";
        write(other);
        assertThrows(ChangeConflictException.class, () -> host.apply(changes));
        assertEquals(other, text());
    }

    @Test
    void aSnapshotThatVanishesOrIsReadOnlyIsAFailureThatLeavesItAlone() throws Exception {
        Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "needs POSIX permissions");
        String before = V5 + "[HKEY_LOCAL_MACHINE\\SYSTEM\\A]\r\n\"x\"=dword:00000001\r\n";
        Path file = write(before);
        Connection host = open();
        List<RegistryChange> changes = setting(host, A, "x", RegistryValue.dword(2));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        String message = assertThrows(RegistryException.class, () -> host.apply(changes)).getMessage();
        assertTrue(message.contains("the file is read-only; make it writable, or point 'regfile' at a copy"), message);
        assertEquals(before, text());
        Files.delete(file);
        assertTrue(assertThrows(RegistryException.class, () -> host.apply(changes)).getMessage().contains("is gone since it was read"));
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void keysThatComeAndGoInMemoryLeaveTheSnapshotAlone() throws Exception {
        Path file = write(V5 + "[HKEY_LOCAL_MACHINE\\SYSTEM]\r\n");
        FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, longAgo);
        Connection host = open();
        assertTrue(host.claim(A, "Holder", RegistryValue.sz("me")));
        host.apply(setting(host, A, "Holder", RegistryValue.sz("me, for longer")));
        host.disclaim(A, "Holder", RegistryValue.sz("me, for longer"));
        assertFalse(host.exists(A));
        assertEquals(longAgo, Files.getLastModifiedTime(file), "replacing the snapshot costs a sync of the disk");
        assertFalse(Files.exists(folder.resolve("host.reg.volatile")));
    }

    @Test
    void volatileKeysLiveBesideTheSnapshotAndDeletingThatFileIsARestart() throws Exception {
        write(V5 + "[HKEY_LOCAL_MACHINE\\SYSTEM\\A]\r\n");
        byte[] before = Files.readAllBytes(folder.resolve("host.reg"));
        RegistryPath marker = A.child("Pending");
        Path beside = folder.resolve("host.reg.volatile");
        List<RegistryChange> changes = List.of(new CreateKey(marker, true), new SetValue(marker, "Why", Optional.empty(), RegistryValue.sz("TLS")));
        Connection host = open();
        host.apply(changes);
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("host.reg")));
        assertEquals(RegistryValue.sz("TLS"), open().value(marker, "why").orElseThrow());
        assertTrue(assertThrows(RegistryException.class, () -> host.apply(List.of(new CreateKey(marker.child("x"))))).getMessage()
                .contains("1021 ERROR_CHILD_MUST_BE_VOLATILE"));
        host.apply(RegistryChanges.inverse(changes));
        assertFalse(Files.exists(beside));
        host.apply(changes);
        Files.delete(beside);
        assertTrue(open().key(marker).isEmpty());
    }

    @Test
    void anAnsiFileBecomesUnicodeOnlyWhenItMust() throws Exception {
        Charset ansi = Charset.forName("windows-1252");
        write("REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\A]\r\n\"e\"=hex(2):80,00\r\n", ansi);
        try (Connection host = open()) {
            host.apply(setting(host, A, "f", new RegistryValue.ExpandSz("ä")));
            assertTrue(Files.readString(folder.resolve("host.reg"), ansi).endsWith("\"f\"=hex(2):e4,00\r\n"));
            host.apply(setting(host, A, "g", RegistryValue.sz("Ω")));
        }
        assertTrue(Files.readString(folder.resolve("host.reg"), StandardCharsets.UTF_16LE).startsWith("\ufeffWindows Registry Editor Version 5.00"));
        assertEquals(new RegistryValue.ExpandSz("€"), open().value(A, "e").orElseThrow());
        assertEquals(RegistryValue.sz("Ω"), open().value(A, "g").orElseThrow());
    }

    @Test
    void aUtf8FileBecomesUtf16OnlyWhereRegeditWouldMisreadIt() throws Exception {
        write(V5 + "[HKEY_LOCAL_MACHINE\\SYSTEM\\A]\r\n");
        try (Connection host = open()) {
            host.apply(setting(host, A, "plain", RegistryValue.sz("text")));
            assertTrue(text().endsWith("\"plain\"=\"text\"\r\n"));
            host.apply(setting(host, A, "expand", new RegistryValue.ExpandSz("%x%")));
        }
        assertTrue(Files.readString(folder.resolve("host.reg"), StandardCharsets.UTF_16LE).startsWith("\ufeffWindows Registry Editor Version 5.00"));
        assertEquals(new RegistryValue.ExpandSz("%x%"), open().value(A, "expand").orElseThrow());
    }

    @Test
    void whatASnapshotCannotKnowItDoesNotSay() throws Exception {
        write(V5 + "[HKEY_LOCAL_MACHINE\\SYSTEM\\A]\r\n");
        assertTrue(open().bootTime().isEmpty());
        assertTrue(open().lastWritten(A).isEmpty());
    }
}
