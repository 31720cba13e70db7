package dev.keyturn.store.journal;

import dev.keyturn.engine.file.Readers;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * A file of lines that is ahead of them: it ends in zeros, over which the next lines are written. To force bytes to disk where a file has room for
 * them is much cheaper than where it grows. Whoever reads it leaves the zeros out ({@link #end}); once it is closed there are none.
 */
final class LineFile implements Disk {
    /** So much room is made first, and then each time as much as there is already, up to {@link #MOST}. */
    private static final int ROOM = 64 << 10;
    private static final int MOST = 1 << 20;
    /** No disk writes less than this at once. */
    private static final int SECTOR = 512;

    private final FileChannel channel;
    private long room;
    private boolean grows = true;

    private LineFile(FileChannel channel) {
        this.channel = channel;
    }

    /** A new file; one that is there is never written over. */
    static LineFile create(Path file, Readers readers) throws IOException {
        return new LineFile(readers.create(file));
    }

    /**
     * Where the lines end in what a file holds. Lines that were not forced to disk when the power failed can be there in part, and the first part be
     * missing: what stands behind zeros up to the end of a sector does not count.
     */
    static int end(byte[] bytes) {
        int first = 0;
        while (first < bytes.length && bytes[first] != 0) {
            first++;
        }
        int behind = first;
        while (behind < bytes.length && bytes[behind] == 0) {
            behind++;
        }
        return behind == bytes.length || behind % SECTOR == 0 ? first : bytes.length;
    }

    @Override
    public void append(byte[] bytes) throws IOException {
        if (grows && channel.position() + bytes.length > room) {
            makeRoom(bytes.length);
        }
        write(ByteBuffer.wrap(bytes));
        channel.force(false);
    }

    /** On a disk that has no room left for zeros there may be some for lines. */
    private void makeRoom(int needed) throws IOException {
        long end = channel.position();
        try {
            write(ByteBuffer.allocate(needed + (int) Math.max(ROOM, Math.min(room, MOST))));
            room = channel.position();
        } catch (IOException e) {
            grows = false;
            channel.truncate(end);
        }
        channel.position(end);
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(channel.position());
        }
    }
}
