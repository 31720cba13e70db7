package dev.keyturn.connections.winreg.rrp;

import com.rapid7.client.dcerpc.io.PacketInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** The bytes of an answer. No array and no text in it can claim more than is there, so that nothing is allocated for what does not come. */
final class BoundedInput extends PacketInput {
    private final int length;

    BoundedInput(byte[] answer) {
        super(new ByteArrayInputStream(answer));
        this.length = answer.length;
    }

    /** All counts of dcerpc's arrays and texts, and nothing else, are read by this; an element has a byte at least. */
    @Override
    public long readUnsignedInt() throws IOException {
        long count = super.readUnsignedInt();
        if (count > length - getCount()) {
            throw new IOException("an array or text is said to have " + count + " elements, where " + (length - getCount()) + " bytes follow");
        }
        return count;
    }
}
