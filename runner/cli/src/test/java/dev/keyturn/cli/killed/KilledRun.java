package dev.keyturn.cli.killed;

import dev.keyturn.cli.Running;
import dev.keyturn.store.runs.RunStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real command in a process of its own, killed on its way; its journal is in the folder {@code runs} where it stands. */
final class KilledRun {
    private static final long MINUTES = 2;
    private static final long GLANCE = TimeUnit.MICROSECONDS.toNanos(200);

    private KilledRun() {
    }

    /**
     * When a command is killed: as soon as its journal has grown beyond a size, so that the moment falls into its work whatever the machine is
     * doing, or when a time has passed, so that it may fall before and after that as well.
     *
     * @param bytes       the size of the journal
     * @param nanoseconds the time
     */
    record Moment(long bytes, long nanoseconds) {
        /** When the command has ended by itself. */
        static final Moment NEVER = new Moment(Long.MAX_VALUE, Long.MAX_VALUE);

        /** A random moment of a command that takes so long and leaves a journal of this size if nobody kills it; every fourth goes by time. */
        static Moment of(Random random, Moment usual) {
            return random.nextInt(4) > 0 ? new Moment(random.nextLong(usual.bytes + 1), Long.MAX_VALUE)
                    : new Moment(Long.MAX_VALUE, random.nextLong(usual.nanoseconds));
        }
    }

    /**
     * Runs a command that keeps a journal, and kills it.
     *
     * @return how long it lived, and how large its journal was in the end, 0 if there was none
     */
    static Moment killed(Moment moment, Path folder, String... words) throws IOException, InterruptedException {
        List<String> line = Running.jvm("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
        line.addAll(List.of(words));
        line.addAll(List.of("--runs-dir", "runs", "--yes"));
        Set<String> known = Set.copyOf(store(folder).runs());
        long start = System.nanoTime();
        Process process = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile()).start();
        long limit = Math.min(moment.nanoseconds, TimeUnit.MINUTES.toNanos(MINUTES));
        Growing journal = new Growing(store(folder), known);
        while (process.isAlive() && journal.size() <= moment.bytes && System.nanoTime() - start < limit) {
            LockSupport.parkNanos(GLANCE);
        }
        process.destroyForcibly().waitFor();
        return new Moment(journal.size(), System.nanoTime() - start);
    }

    static RunStore store(Path folder) {
        return new RunStore(folder.resolve("runs"));
    }

    /** The journal of the run that a store did not know before, while it grows. */
    private static final class Growing {
        private final RunStore store;
        private final Set<String> known;
        private final ByteBuffer glance = ByteBuffer.allocate(1 << 16);
        private long size;

        Growing(RunStore store, Set<String> known) {
            this.store = store;
            this.known = known;
        }

        /** How many bytes its lines have, without the zeros behind them; 0 if there is none yet. */
        long size() throws IOException {
            Optional<Path> journal = store.runs().stream().filter(run -> !known.contains(run)).findFirst().map(store::journal);
            if (journal.isPresent() && Files.isRegularFile(journal.get())) {
                try (FileChannel file = FileChannel.open(journal.get())) {
                    count(file);
                }
            }
            return size;
        }

        private void count(FileChannel file) throws IOException {
            while (file.read(glance.clear(), size) > 0) {
                glance.flip();
                while (glance.hasRemaining()) {
                    if (glance.get() == 0) {
                        return;
                    }
                    size++;
                }
            }
        }
    }
}
