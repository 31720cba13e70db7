package dev.keyturn.store.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyturn.engine.journal.JournalException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * Appends sealed lines to a new file. Lines are on disk once they are synced; threads that sync at the same time share one sync of the disk.
 * After a failure nothing is written any more, and everything fails. For several threads.
 */
public final class ChainedWriter implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final Chain chain;
    private final Object disk = new Object();
    private ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private long appended;
    private volatile long durable;
    private IOException failure;

    private ChainedWriter(Path file, FileChannel channel, String name) {
        this.file = file;
        this.channel = channel;
        this.chain = new Chain(name);
    }

    /**
     * Creates a file, which must not exist.
     *
     * @param name what the chain begins with
     * @throws JournalException if it cannot be created
     */
    public static ChainedWriter create(Path file, String name) {
        try {
            return new ChainedWriter(file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), name);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static JournalException failed(Path file, IOException cause) {
        return new JournalException("the journal " + file + " cannot be written: " + cause.getClass().getSimpleName()
                + (cause.getMessage() == null || cause.getMessage().equals(file.toString()) ? "" : ": " + cause.getMessage())
                + "; nothing is changed on a host without it", cause);
    }

    /**
     * Appends a record after the fields {@code seq}, {@code at} and {@code type}; it is on disk once it is synced.
     *
     * @return its number, from 1
     */
    public synchronized long append(String type, ObjectNode record) {
        if (failure != null) {
            throw failed(file, failure);
        }
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("seq", appended + 1);
        line.put("at", Instant.now().toString());
        line.put("type", type);
        line.setAll(record);
        pending.writeBytes((chain.sealed(line.toString()) + '\n').getBytes(StandardCharsets.UTF_8));
        return ++appended;
    }

    /** Returns once everything up to this record is on disk. */
    public void sync(long seq) {
        if (durable >= seq) {
            return;
        }
        synchronized (disk) {
            if (durable < seq) {
                long until = write();
                durable = until;
            }
        }
    }

    private long write() {
        ByteArrayOutputStream bytes;
        long until;
        synchronized (this) {
            if (failure != null) {
                throw failed(file, failure);
            }
            bytes = pending;
            until = appended;
            pending = new ByteArrayOutputStream();
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(false);
            return until;
        } catch (IOException e) {
            synchronized (this) {
                failure = e;
            }
            throw failed(file, e);
        }
    }

    /** The seal of the last record, which stands for the whole file. */
    public synchronized String seal() {
        return chain.seal();
    }

    /** Syncs what was appended, and closes the file. */
    @Override
    public void close() {
        try (channel) {
            long last;
            synchronized (this) {
                last = failure == null ? appended : 0;
            }
            sync(last);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }
}
