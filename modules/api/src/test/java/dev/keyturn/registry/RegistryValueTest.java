package dev.keyturn.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryValueTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "4 | 80 0a 00 00 | dword:0x00000a80", "4 | ff ff ff ff | dword:0xffffffff", "4 | 01 00 00 | hex(4):01,00,00",
        "11 | 01 00 00 00 00 00 00 80 | qword:0x8000000000000001", "11 | 01 | hex(b):01",
        "1 | 31 00 00 00 | '\"1\"'", "1 | 00 00 | '\"\"'", "1 | 31 00 | hex(1):31,00", "1 | '' | hex(1):", "1 | 31 | hex(1):31",
        "1 | 31 00 00 00 00 00 | hex(1):31,00,00,00,00,00", "1 | 00 d8 00 00 | hex(1):00,d8,00,00",
        "2 | 25 00 00 00 | 'expand:\"%\"'", "7 | 61 00 00 00 62 00 00 00 00 00 | 'multi:[\"a\", \"b\"]'", "7 | 00 00 | multi:[]",
        "7 | 61 00 00 00 | hex(7):61,00,00,00", "7 | 00 00 00 00 | hex(7):00,00,00,00", "7 | '' | hex(7):",
        "3 | 01 ff | hex:01,ff", "0 | '' | hex(0):", "5 | 00 00 00 01 | hex(5):00,00,00,01", "305419896 | 01 | hex(12345678):01"
    })
    void storedBytesAreReadAsTheirTypeOrKeptRaw(int type, String hex, String shown) {
        byte[] data = HexFormat.ofDelimiter(" ").parseHex(hex);
        RegistryValue value = RegistryValue.decode(type, data);
        assertEquals(shown, value.toString());
        assertEquals(type, value.type());
        assertArrayEquals(data, value.encode());
    }

    @Test
    void anyBytesOfAnyTypeComeBackUnchanged() {
        Random random = new Random(20260517);
        for (int i = 0; i < 20_000; i++) {
            byte[] data = new byte[random.nextInt(12)];
            random.nextBytes(data);
            for (int j = 0; j < data.length; j++) {
                data[j] = random.nextInt(3) == 0 ? data[j] : (byte) (random.nextBoolean() ? 0 : 'a');
            }
            int type = random.nextInt(13);
            RegistryValue value = RegistryValue.decode(type, data);
            assertArrayEquals(data, value.encode());
            assertEquals(type, value.type());
            assertEquals(value, RegistryValue.decode(type, data));
        }
    }

    @Test
    void whatARegistryCannotHoldIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> RegistryValue.dword(-1));
        assertThrows(IllegalArgumentException.class, () -> RegistryValue.dword(0x1_0000_0000L));
        assertThrows(IllegalArgumentException.class, () -> RegistryValue.sz("a\0b"));
        assertThrows(IllegalArgumentException.class, () -> new RegistryValue.MultiSz(List.of("a", "", "b")));
    }

    @Test
    void aChangeToTheArrayDoesNotReachTheValue() {
        byte[] data = {1, 2};
        RegistryValue.Binary value = assertInstanceOf(RegistryValue.Binary.class, RegistryValue.decode(3, data));
        data[0] = 9;
        value.encode()[1] = 9;
        assertEquals(Bytes.of((byte) 1, (byte) 2), value.data());
    }
}
