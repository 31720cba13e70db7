package dev.keyturn.cli;

import dev.keyturn.store.runs.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real run in a process of its own, killed on its way; its journal is in the folder {@code runs} where it stands. */
public final class KilledRun {
    private KilledRun() {
    }

    /** Kills a run when its journal has grown beyond this, so that the moments fall everywhere into it, whatever the machine is doing. */
    public static void after(long bytes, Path folder, String... options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "dev.keyturn.cli.Keyturn", "play", "play.yml", "-i", "hosts.yml",
                "--runs-dir", "runs"));
        line.addAll(List.of(options));
        Process process = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile()).start();
        long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (process.isAlive() && journalSize(folder) <= bytes && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
    }

    /** How large the journal of the first run is by now, in bytes; -1 if there is none. */
    public static long journalSize(Path folder) throws IOException {
        RunStore store = new RunStore(folder.resolve("runs"));
        Path journal = store.runs().isEmpty() ? folder : store.folder().resolve(store.runs().get(0)).resolve("journal.jsonl");
        return Files.isRegularFile(journal) ? Files.size(journal) : -1;
    }
}
