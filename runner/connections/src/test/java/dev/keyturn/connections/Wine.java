package dev.keyturn.connections;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A Wine of its own, in a folder of the test: a real registry behind the real Win32 calls. Ends with {@link #close}. */
public final class Wine implements AutoCloseable {
    private static final int SECONDS = 120;

    private final Path prefix;

    private Wine(Path prefix) {
        this.prefix = prefix;
    }

    /** Starts a Wine in a folder; where there is none, the suite is left out with the reason, which in CI is a failure. */
    public static Wine in(Path folder) {
        if (!installed()) {
            String missing = "Wine is not installed, so this suite is left out; get it with: apt-get install wine wine64";
            Assertions.assertNull(System.getenv("CI"), missing);
            Assumptions.abort(missing);
        }
        Wine wine = new Wine(folder.resolve("prefix"));
        wine.run("wineboot", "-i");
        return wine;
    }

    private static boolean installed() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (Files.isExecutable(Path.of(folder, "wine"))) {
                return true;
            }
        }
        return false;
    }

    /** Runs a Windows program to its end and gives its output. */
    public String run(String... command) {
        List<String> all = new ArrayList<>(List.of("wine"));
        all.addAll(List.of(command));
        return start(all);
    }

    private String start(List<String> command) {
        try {
            Path output = Files.createTempFile(prefix.getParent(), "out", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(Map.of("DISPLAY", "", "WINEDEBUG", "-all", "WINEPREFIX", prefix.toString()));
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end in " + SECONDS + " s");
            }
            return Files.readString(output, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Ends all of this Wine's processes and removes its folder, whose links must not be followed. */
    @Override
    public void close() {
        start(List.of("wineserver", "-k"));
        start(List.of("wineserver", "-w"));
        try (Stream<Path> all = Files.walk(prefix)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
