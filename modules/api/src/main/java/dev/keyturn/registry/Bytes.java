package dev.keyturn.registry;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable run of bytes with value equality, which arrays lack. */
public final class Bytes {
    /** No bytes at all. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] data;

    private Bytes(byte[] data) {
        this.data = data;
    }

    /** A copy of the given bytes. */
    public static Bytes of(byte... data) {
        return data.length == 0 ? EMPTY : new Bytes(data.clone());
    }

    /** How many bytes there are. */
    public int length() {
        return data.length;
    }

    /** The byte at an index from 0, as a number from 0 to 255. */
    public int at(int index) {
        return data[index] & 0xFF;
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return data.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes b && Arrays.equals(data, b.data);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(data);
    }

    /** Two lower-case hexadecimal digits a byte, separated by commas, as in a {@code .reg} file. */
    @Override
    public String toString() {
        return HexFormat.ofDelimiter(",").formatHex(data);
    }
}
