package dev.keyturn.connections.regfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * One writer's turn at a file, from comparing to replacing: a locked file beside it, of which nothing stays behind. The lock of a process that
 * was killed is gone with it. Where no such file can be made or locked there are no turns; whether a write is possible, the write itself says.
 */
final class Turn {
    private static final long PAUSE = 5;
    private static final long LONGEST = 10_000;
    /** Behind what is written in the file, since some systems keep others from reading what is locked. */
    private static final long BEHIND = 1L << 30;

    private final Path file;
    private final Optional<FileChannel> channel;

    private Turn(Path file, Optional<FileChannel> channel) {
        this.file = file;
        this.channel = channel;
    }

    /** What is done in one's turn. */
    interface Work {
        void run() throws IOException, RegFormatException;
    }

    /**
     * Waits for the turn, and works; others take milliseconds.
     *
     * @throws IOException if it does not come, or the work throws it
     */
    static void at(Path path, Work work) throws IOException, RegFormatException {
        Turn turn = await(path);
        try {
            work.run();
        } finally {
            turn.end();
        }
    }

    private static Turn await(Path path) throws IOException {
        Path file = path.resolveSibling(path.getFileName() + ".lock");
        for (long waited = 0; waited < LONGEST; waited += PAUSE) {
            Optional<Turn> turn = attempt(file);
            if (turn.isPresent()) {
                return turn.get();
            }
            pause();
        }
        throw new IOException("another program has been writing the snapshot " + path + " for " + LONGEST / 1000 + " seconds");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while another program wrote", e);
        }
    }

    private static Optional<Turn> attempt(Path file) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            // on Windows a file that is being deleted is there, and cannot be opened
            return Files.exists(file) ? Optional.empty() : Optional.of(new Turn(file, Optional.empty()));
        }
        try {
            if (channel.tryLock(BEHIND, 1, false) != null && stands(channel, file)) {
                return Optional.of(new Turn(file, Optional.of(channel)));
            }
        } catch (OverlappingFileLockException e) {
            // another thread of this process
        } catch (IOException e) {
            channel.close();
            return Optional.of(new Turn(file, Optional.empty()));
        }
        channel.close();
        return Optional.empty();
    }

    /** Whether what was locked is still the file that others find, and not one that its owner deleted meanwhile. */
    private static boolean stands(FileChannel channel, Path file) throws IOException {
        String token = UUID.randomUUID().toString();
        channel.truncate(0).write(ByteBuffer.wrap(token.getBytes(StandardCharsets.UTF_8)));
        try {
            return token.equals(Files.readString(file));
        } catch (IOException e) {
            return false;
        }
    }

    /** Deleted before it is unlocked: who waits for it then finds that it does not stand any more. */
    private void end() {
        if (channel.isPresent()) {
            try (FileChannel held = channel.get()) {
                held.truncate(0);
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // it is unlocked all the same, and the next one takes it as it lies there
            }
        }
    }
}
