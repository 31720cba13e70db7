package dev.keyturn.connections.regfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.connections.Wine;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.registry.Bytes;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what we write against a real {@code regedit}: it is imported, exported again, and must be the same. */
@Needs(RealPart.WINE)
class RegfileWineTest {
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\KeyturnTest");

    @TempDir
    private static Path folder;

    @Test
    void whatIsWrittenIsImportedByRegeditAndExportedTheSame() throws Exception {
        Path written = Files.writeString(folder.resolve("written.reg"), "Windows Registry Editor Version 5.00\r\n\r\n");
        RegistryReader before;
        try (Connection host = open(written)) {
            host.apply(everyType(host).toList());
            before = host;
        }
        try (Wine wine = Wine.in(folder)) {
            wine.run("regedit", "/S", Wine.windows(written.toString()));
            assertExportedSame(wine, before, KEY, "HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnTest");
            assertExportedSame(wine, before, KEY.in(View.BITS_32), "HKEY_LOCAL_MACHINE\\SOFTWARE\\Wow6432Node\\KeyturnTest");
            String queried = wine.run("reg", "query", "HKLM\\SOFTWARE\\KeyturnTest", "/v", "dword", "/reg:32");
            assertTrue(queried.contains("0xffffffff"), queried);
        }
    }

    /** Every type in its proper form. Data cut short is left out: regedit itself completes it when it exports. */
    private static RegistryChanges everyType(RegistryReader host) {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return new RegistryChanges(host)
                .setValue(KEY, "", RegistryValue.sz("the default"))
                .setValue(KEY, "text \"quoted\" \\ é €", RegistryValue.sz("C:\\x \"y\" é €"))
                .setValue(KEY, "lines", RegistryValue.sz("one\r\ntwo"))
                .setValue(KEY, "empty", RegistryValue.sz(""))
                .setValue(KEY, "dword", RegistryValue.dword(0xA80))
                .setValue(KEY, "qword", new RegistryValue.Qword(-2))
                .setValue(KEY, "expand", new RegistryValue.ExpandSz("%SystemRoot%\\x"))
                .setValue(KEY, "multi", new RegistryValue.MultiSz(List.of("a", "b ä", "c".repeat(60))))
                .setValue(KEY, "binary", new RegistryValue.Binary(Bytes.of(all)))
                .setValue(KEY, "none", new RegistryValue.None(Bytes.of((byte) 1)))
                .setValue(KEY, "big endian", RegistryValue.decode(RegistryValue.REG_DWORD_BIG_ENDIAN, new byte[] {0, 0, 0, 1}))
                .createKey(KEY.child("AES 128/128"))
                .setValue(KEY.child("a]b").child("deep"), "x", RegistryValue.dword(1))
                .setValue(KEY.in(View.BITS_32), "dword", RegistryValue.dword(0xFFFFFFFFL));
    }

    private static void assertExportedSame(Wine wine, RegistryReader before, RegistryPath key, String name) throws Exception {
        Path exported = folder.resolve("exported-" + key.view() + ".reg");
        wine.run("regedit", "/E", Wine.windows(exported.toString()), name);
        try (Connection after = open(exported)) {
            assertSame(before, after, key);
        }
    }

    private static void assertSame(RegistryReader before, RegistryReader after, RegistryPath path) {
        KeySnapshot expected = before.key(path).orElseThrow();
        assertEquals(expected, after.key(path).orElseThrow(), path.toString());
        expected.subkeys().forEach(name -> assertSame(before, after, path.child(name)));
    }

    private static Connection open(Path file) throws ConnectionException {
        return new RegfilePlugin().open(new ConnectionRequest("host", Optional.of(file), Map.of()));
    }
}
