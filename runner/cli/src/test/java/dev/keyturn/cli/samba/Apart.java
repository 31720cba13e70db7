package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, with an environment, whose output, logs and temporary files all stay in one folder. */
final class Apart {
    private static final int SECONDS = 120;

    private final Path folder;
    private int runs;

    Apart(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("tmp"));
    }

    /** Runs the command there. */
    Command run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        runs++;
        List<String> line = Running.jvm("-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + folder.resolve("tmp"), "-Duser.home=" + folder);
        line.addAll(List.of(arguments));
        Path out = folder.resolve(runs + ".out");
        Path err = folder.resolve(runs + ".err");
        ProcessBuilder builder = new ProcessBuilder(line).directory(folder.toFile()).redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().remove("KEYTURN_RUNS_DIR");
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        assertTrue(!process.isAlive() || process.waitFor(SECONDS, TimeUnit.SECONDS));
        return new Command(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
