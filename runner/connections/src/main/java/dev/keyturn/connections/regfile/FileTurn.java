package dev.keyturn.connections.regfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One writer's turn at a file, from comparing to replacing: a locked file beside it, of which nothing stays behind. The lock of a process that
 * was killed is gone with it. Where no such file can be made or locked there are no turns; whether a write is possible, the write itself says.
 */
final class FileTurn {
    private static final long PAUSE = 5;
    private static final long LONGEST = 10_000;
    /** Behind what is written in the file, since some systems keep others from reading what is locked. */
    private static final long BEHIND = 1L << 30;
    /** Threads of this process take turns among themselves: to the system they are one, and one that closes the file unlocks it for all. */
    private static final Map<Path, Object> HERE = new ConcurrentHashMap<>();

    private final Path file;
    private final List<FileChannel> open;

    private FileTurn(Path file, List<FileChannel> open) {
        this.file = file;
        this.open = open;
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
        synchronized (HERE.computeIfAbsent(path, each -> new Object())) {
            FileTurn turn = await(path);
            try {
                work.run();
            } finally {
                turn.end();
            }
        }
    }

    private static FileTurn await(Path path) throws IOException {
        Path file = path.resolveSibling(path.getFileName() + ".lock");
        for (long waited = 0; waited < LONGEST; waited += PAUSE) {
            Optional<FileTurn> turn = attempt(file);
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

    private static Optional<FileTurn> attempt(Path file) throws IOException {
        List<FileChannel> open = new ArrayList<>();
        try {
            open.add(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
        } catch (IOException e) {
            // on Windows a file that is being deleted is there, and cannot be opened
            return Files.isRegularFile(file) ? Optional.empty() : Optional.of(new FileTurn(file, List.of()));
        }
        try {
            if (open.get(0).tryLock(BEHIND, 1, false) != null && stands(file, open)) {
                return Optional.of(new FileTurn(file, open));
            }
        } catch (IOException e) {
            close(open);
            return Optional.of(new FileTurn(file, List.of()));
        }
        close(open);
        return Optional.empty();
    }

    /** Whether what was locked is still the file that others find, and not one that its owner deleted meanwhile. It stays open: see above. */
    private static boolean stands(Path file, List<FileChannel> open) throws IOException {
        byte[] token = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        open.get(0).truncate(0).write(ByteBuffer.wrap(token));
        try {
            open.add(FileChannel.open(file, StandardOpenOption.READ));
        } catch (IOException e) {
            return false;
        }
        ByteBuffer found = ByteBuffer.allocate(token.length);
        return open.get(1).read(found) == token.length && Arrays.equals(found.array(), token);
    }

    private static void close(List<FileChannel> open) throws IOException {
        for (FileChannel each : open) {
            each.close();
        }
    }

    /** Deleted before it is unlocked: who waits for it then finds that it does not stand any more. */
    private void end() {
        try {
            if (!open.isEmpty()) {
                open.get(0).truncate(0);
                Files.deleteIfExists(file);
            }
            close(open);
        } catch (IOException e) {
            // the next one takes it as it lies there; what is left open is closed with the process
        }
    }
}
