package dev.keyturn.windows.policy;

import dev.keyturn.registry.RegistryValue;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes a {@code registry.pol} as Windows writes it. */
public final class PolFile {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** An empty policy. */
    public PolFile() {
        bytes.writeBytes(new byte[] {'P', 'R', 'e', 'g', 1, 0, 0, 0});
    }

    /** Adds a setting. */
    public PolFile set(String key, String name, RegistryValue value) {
        return raw(key, name, value.type(), value.encode());
    }

    /** Adds a setting of which every part is given. */
    public PolFile raw(String key, String name, int type, byte[] data) {
        text("[" + key + "\0;" + name + "\0;");
        number(type);
        text(";");
        number(data.length);
        text(";");
        bytes.writeBytes(data);
        text("]");
        return this;
    }

    private void text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_16LE));
    }

    private void number(int number) {
        bytes.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array());
    }

    /** The file. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }
}
