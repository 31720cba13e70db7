package dev.keyturn.store.journal;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.CompletableFuture;

/** Lines that reach the disk together. Threads that wait for it are all let go at once, not one after the other as a lock would. */
final class LineGroup {
    private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    private final CompletableFuture<Boolean> written = new CompletableFuture<>();
    private boolean led;

    void add(byte[] line) {
        lines.writeBytes(line);
    }

    byte[] bytes() {
        return lines.toByteArray();
    }

    /** True for the first who asks: he is to write the group. */
    boolean takeLead() {
        boolean first = !led;
        led = true;
        return first;
    }

    /** It is on disk, or it never will be. */
    void end(boolean onDisk) {
        written.complete(onDisk);
    }

    /** Waits for its end, also if the thread is interrupted; whether it is on disk. */
    boolean await() {
        return written.join();
    }
}
