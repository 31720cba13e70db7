package dev.keyturn.store.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.keyturn.engine.file.Readers;
import dev.keyturn.engine.journal.EvenClock;
import dev.keyturn.engine.journal.JournalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Appends sealed lines to a new file. Lines are on disk once they are synced; threads that sync at the same time share one sync of the disk.
 * After a failure nothing is written any more, and everything fails. For several threads.
 */
public final class ChainedWriter implements AutoCloseable {
    private final Path file;
    private final Disk disk;
    private final Chain chain;
    private final InstantSource clock;
    /** Takes lines until it is written. */
    private LineGroup next = new LineGroup();
    /** What is written now, or was last. */
    private LineGroup current = next;
    private long appended;
    private long taken;
    private long durable;
    private int syncs;
    private Throwable failure;

    ChainedWriter(Path file, Disk disk, String name, InstantSource clock) {
        this.file = file;
        this.disk = disk;
        this.chain = new Chain(name);
        this.clock = clock;
    }

    /**
     * Creates a file, which must not exist.
     *
     * @param name what the chain begins with
     * @throws JournalException if it cannot be created
     */
    public static ChainedWriter create(Path file, String name, Readers readers) {
        try {
            return new ChainedWriter(file, LineFile.create(file, readers), name, new EvenClock());
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static JournalException failed(Path file, Throwable cause) {
        return new JournalException("the journal " + file + " cannot be written: " + cause.getClass().getSimpleName()
                + (cause.getMessage() == null || cause.getMessage().equals(file.toString()) ? "" : ": " + cause.getMessage())
                + "; nothing is changed on a host without it", cause);
    }

    /**
     * Appends a record after the fields {@code seq}, {@code at} and {@code type}; it is on disk once it is synced.
     *
     * @return its number, from 1
     */
    public long append(String type, ObjectNode record) {
        // nobody waits for this part
        String fields = JsonNodeFactory.instance.objectNode().put("type", type).setAll(record).toString().substring(1);
        synchronized (this) {
            requireSound();
            String line = "{\"seq\":" + (appended + 1) + ",\"at\":\"" + clock.instant() + "\"," + fields;
            next.add((chain.sealed(line) + '\n').getBytes(StandardCharsets.UTF_8));
            return ++appended;
        }
    }

    private void requireSound() {
        if (failure != null) {
            throw failed(file, failure);
        }
    }

    /** Returns once everything up to this record is on disk. */
    public void sync(long seq) {
        LineGroup group;
        boolean leads;
        synchronized (this) {
            if (seq <= durable) {
                return;
            }
            group = seq > taken ? next : current;
            leads = group.takeLead();
        }
        if (leads) {
            lead(group);
        }
        if (!group.await()) {
            synchronized (this) {
                throw failed(file, failure);
            }
        }
    }

    /** Writes a group as soon as the one before it is through; until then others join it. */
    private void lead(LineGroup group) {
        synchronized (disk) {
            try {
                long until = take();
                disk.append(group.bytes());
                syncs++;
                settle(until, null);
                group.end(true);
            } catch (IOException | RuntimeException | Error e) {
                settle(0, e);
                group.end(false);
            }
        }
    }

    private synchronized long take() {
        current = next;
        next = new LineGroup();
        taken = appended;
        requireSound();
        return taken;
    }

    private synchronized void settle(long until, Throwable why) {
        durable = Math.max(durable, until);
        failure = failure == null ? why : failure;
    }

    /** The seal of the last record, which stands for the whole file. */
    public synchronized String seal() {
        return chain.seal();
    }

    /** How often the disk was synced so far. */
    public int syncs() {
        synchronized (disk) {
            return syncs;
        }
    }

    /** Syncs what was appended, and closes the file. */
    @Override
    public void close() {
        try (disk) {
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
