package dev.keyturn.store.journal;

import java.io.Closeable;
import java.io.IOException;

/** Where lines last. Used by one thread at a time. */
interface Disk extends Closeable {
    /** Appends bytes, which outlive a crash of this machine once this returns. */
    void append(byte[] bytes) throws IOException;
}
