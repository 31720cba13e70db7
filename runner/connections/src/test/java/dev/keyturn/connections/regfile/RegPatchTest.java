package dev.keyturn.connections.regfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The text of files that regedit carries out. */
class RegPatchTest {
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\Demo");
    private static final RegistryValue ONE = RegistryValue.dword(1);

    private static SetValue set(RegistryPath path, String name, RegistryValue value) {
        return new SetValue(path, name, Optional.empty(), value);
    }

    @Test
    void everyKindOfChangeHasItsLine() {
        List<RegistryChange> changes = List.of(new CreateKey(KEY), set(KEY, "", RegistryValue.sz("a \"b\" \\")), set(KEY, "n", ONE),
                new DeleteValue(KEY, "old", ONE), new DeleteValue(KEY, "", ONE), set(KEY.in(View.BITS_32), "n", ONE),
                new DeleteKey(KEY.child("gone")),
                set(KEY, "again", ONE));
        String text = new String(RegPatch.encode(List.of("first\nline", "é"), changes), StandardCharsets.UTF_16);
        assertEquals("""
                Windows Registry Editor Version 5.00
                ; first line
                ; é

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Demo]
                @="a \\"b\\" \\\\"
                "n"=dword:00000001
                "old"=-
                @=-

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\WOW6432Node\\Demo]
                "n"=dword:00000001

                [-HKEY_LOCAL_MACHINE\\SOFTWARE\\Demo\\gone]

                [HKEY_LOCAL_MACHINE\\SOFTWARE\\Demo]
                "again"=dword:00000001
                """.replace("\n", "\r\n"), text);
    }

    @Test
    void ourOwnReaderUnderstandsIt() throws RegFormatException {
        List<RegistryChange> changes = List.of(set(KEY, "n", ONE), set(KEY, "m", ONE), new DeleteValue(KEY, "m", ONE),
                set(KEY.child("gone"), "x", ONE),
                new DeleteKey(KEY.child("gone")), set(KEY.in(View.BITS_32), "n", RegistryValue.sz("lines\r\nof text")));
        RegTree tree = RegTree.of(RegParser.parse("patch.reg", RegPatch.encode(List.of("it says"), changes)));
        assertEquals(List.of("n"), List.copyOf(tree.key(KEY).orElseThrow().values().keySet()));
        assertTrue(tree.key(KEY).orElseThrow().subkeys().isEmpty());
        assertEquals(Optional.of(RegistryValue.sz("lines\r\nof text")), tree.value(KEY.in(View.BITS_32), "n"));
    }

    @Test
    void whatSuchAFileCannotSayIsRefused() {
        assertEquals("regedit cannot create HKLM:\\SOFTWARE\\Demo, which is to be gone after a restart", refused(new CreateKey(KEY, true)));
        assertTrue(refused(set(KEY, "a\nb", ONE)).startsWith("a .reg file cannot hold a name with a line break: set HKLM"));
        assertTrue(refused(new DeleteKey(KEY.child("a\rb"))).startsWith("a .reg file cannot hold a name with a line break: HKLM"));
        assertEquals("a .reg file has no name of its own for HKCR:\\CLSID\\x (32-bit); name it below HKLM:\\SOFTWARE\\Classes",
                refused(set(RegistryPath.of(Hive.HKCR, "CLSID\\x").in(View.BITS_32), "a", ONE)));
    }

    private static String refused(RegistryChange change) {
        return assertThrows(IllegalArgumentException.class, () -> RegPatch.encode(List.of(), List.of(change))).getMessage();
    }
}
