package dev.keyturn.store.lock;

import dev.keyturn.engine.lock.Holder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One lock file that is open. It is never deleted: who waits for it could hold one that is not in the folder any more. */
final class LockFile {
    /** Far behind what is written in the file, since some file systems keep others from reading what is locked. */
    private static final long BEHIND = 1L << 30;
    private static final int LARGEST = 64 << 10;
    private static final String BEFORE = "Before=";

    private final FileChannel channel;
    private List<String> found = List.of();
    private int users;

    private enum Locked { YES, NO, CANNOT }

    LockFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes it, and writes its holder into it; false if somebody else has it, and then it is closed. */
    boolean take(Holder me) throws IOException {
        Locked locked = Locked.NO;
        try {
            locked = lock();
            if (locked != Locked.CANNOT) {
                found = read();
            }
            if (locked == Locked.YES) {
                write(me);
            }
            users = 1;
            return locked != Locked.NO;
        } finally {
            if (locked == Locked.NO) {
                channel.close();
            }
        }
    }

    private Locked lock() {
        try {
            return channel.tryLock(BEHIND, 1, false) == null ? Locked.NO : Locked.YES;
        } catch (OverlappingFileLockException e) {
            return Locked.NO;
        } catch (IOException e) {
            return Locked.CANNOT;
        }
    }

    private List<String> read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(channel.size(), LARGEST));
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
            // until it is full, or the file ends
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).lines().toList();
    }

    /** Those who were killed stay on the list until a run gives the host back in order: any of them may have left its name on the host. */
    private void write(Holder me) throws IOException {
        List<String> lines = new ArrayList<>(me.lines());
        dead().forEach(run -> lines.add(BEFORE + run));
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((String.join("\n", lines) + '\n').getBytes(StandardCharsets.UTF_8)), 0);
    }

    /** Who held it when it was opened. */
    Optional<Holder> holder() {
        return Holder.of(found);
    }

    /** The runs that were killed while they had it. */
    Set<String> dead() {
        Set<String> dead = found.stream().filter(line -> line.startsWith(BEFORE)).map(line -> line.substring(BEFORE.length()))
                .collect(Collectors.toSet());
        holder().ifPresent(holder -> dead.add(holder.run()));
        return dead;
    }

    /** One more of the same run uses it. */
    void share() {
        users++;
    }

    /** One less; true if that was the last. */
    boolean giveBack() {
        users--;
        if (users == 0) {
            try (channel) {
                channel.truncate(0);
            } catch (IOException e) {
                // it is free all the same, and its next owner finds the name of a run that does not write any more
            }
        }
        return users == 0;
    }
}
