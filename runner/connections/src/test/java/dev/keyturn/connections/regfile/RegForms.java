package dev.keyturn.connections.regfile;

import dev.keyturn.registry.Bytes;
import dev.keyturn.registry.RegistryValue;
import java.util.List;
import java.util.Map;

/** Forms of a {@code .reg} file that regedit takes, and what it makes of them. */
final class RegForms {
    /** Stands for the key's line. */
    static final String KEY = "[KEY]";

    /** A file, and what is in the key after it. */
    record Form(String name, String text, Map<String, RegistryValue> values) {
    }

    private static final String V5 = "Windows Registry Editor Version 5.00\r\n\r\n";
    private static final Map<String, RegistryValue> ONE = Map.of("a", RegistryValue.dword(1));
    private static final Map<String, RegistryValue> BYTES = Map.of("a", bytes(1, 2, 3));

    static final List<Form> ALL = List.of(
            v5("a comment behind a key", KEY + " ; why\r\n\"a\"=dword:00000001\r\n", ONE),
            v5("a comment behind a dword", KEY + "\r\n\"a\"=dword:00000001 ; why\r\n", ONE),
            v5("a comment behind a text", KEY + "\r\n\"a\"=\"x\" ; \"why\"\r\n", Map.of("a", RegistryValue.sz("x"))),
            v5("a comment behind bytes", KEY + "\r\n\"a\"=hex:01,02,03 ; why\r\n", BYTES),
            v5("a comment behind a backslash", KEY + "\r\n\"a\"=hex:01,\\ ; why\r\n  02,03\r\n", BYTES),
            v5("lines with a hash", "# one\r\n" + KEY + "\r\n# two\r\n\"a\"=dword:00000001\r\n", ONE),
            new Form("carriage returns alone", V5.replace("\n", "") + KEY + "\r\"a\"=hex:01,\\\r  02,03\r", BYTES),
            v5("line feeds alone", KEY + "\n\"a\"=dword:00000001\n", ONE),
            v5("a comma at the end", KEY + "\r\n\"a\"=hex:01,02,03,\r\n", BYTES),
            v5("a blank before a dword", KEY + "\r\n\"a\"=dword: 1\r\n", ONE),
            v5("blanks about the equals sign", KEY + "\r\n  \"a\" = dword:1\r\n", ONE),
            v5("a last line without an end, a dword", KEY + "\r\n\"a\"=dword:00000001", ONE),
            v5("a last line without an end, bytes", KEY + "\r\n\"a\"=hex:01,02,03", BYTES),
            v5("a last line without an end, a text", KEY + "\r\n\"a\"=\"x\"", Map.of("a", RegistryValue.sz("x"))),
            v5("bytes of one digit", KEY + "\r\n\"a\"=hex:1,2,3\r\n", BYTES),
            v5("an expandable text without its NUL", KEY + "\r\n\"a\"=hex(2):25,00,61,00,25,00\r\n", Map.of("a", new RegistryValue.ExpandSz("%a%"))),
            v5("a value that is deleted", KEY + "\r\n\"b\"=dword:00000002\r\n\"a\"=dword:00000001\r\n\"B\"=-\r\n", ONE),
            v5("a value that is deleted, with a comment", KEY + "\r\n\"b\"=dword:00000002\r\n\"a\"=dword:00000001\r\n\"b\"=- ; why\r\n", ONE));

    private RegForms() {
    }

    private static Form v5(String name, String text, Map<String, RegistryValue> values) {
        return new Form(name, V5 + text, values);
    }

    private static RegistryValue bytes(int... all) {
        byte[] data = new byte[all.length];
        for (int i = 0; i < all.length; i++) {
            data[i] = (byte) all[i];
        }
        return new RegistryValue.Binary(Bytes.of(data));
    }
}
