package dev.keyturn;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A skeleton of the source tree with the real launcher in it, and programs that stand for Maven and Java. */
final class LauncherTree {
    /** What the launcher needs of the system when there is no {@code flock}. */
    static final List<String> TOOLS = List.of("bash", "cat", "find", "mkdir", "mv", "readlink", "rm", "rmdir", "sed", "sleep", "tail", "touch");

    private static final int SECONDS = 60;
    private static final Set<PosixFilePermission> EXECUTABLE = PosixFilePermissions.fromString("rwxr-xr-x");

    final Path root;
    final Path notes;
    final Path bin;
    final Map<String, String> environment = new HashMap<>();
    private final Path javaHome;
    private int starts;

    LauncherTree(Path folder) throws IOException {
        root = folder.resolve("a tree with blanks");
        notes = Files.createDirectories(folder.resolve("notes"));
        bin = Files.createDirectories(folder.resolve("bin"));
        javaHome = folder.resolve("java home");
        source("pom.xml");
        source("modules/api/pom.xml");
        source("modules/api/src/main/java/One.java");
        source("runner/cli/pom.xml");
        source("runner/cli/src/main/java/Two.java");
        source("runner/cli/src/test/java/TwoTest.java");
        copy(Path.of(System.getProperty("keyturn.root"), "runner/keyturn"), root.resolve("runner/keyturn"));
        copy(Path.of("src/test/resources/launcher/mvn"), bin.resolve("mvn"));
        copy(Path.of("src/test/resources/launcher/java"), javaHome.resolve("bin/java"));
        copy(Path.of("src/test/resources/launcher/java"), javaHome.resolve("bin/javac"));
        javaVersion("17.0.9");
        environment.put("JAVA_HOME", javaHome.toString());
        environment.put("FAKE_NOTES", notes.toString());
        environment.put("PATH", bin + File.pathSeparator + System.getenv("PATH"));
    }

    /** A start of the launcher that has ended. */
    record Ended(int code, String out, String err) {
    }

    /** A start of the launcher that goes on. */
    record Started(Process process, Path out, Path err) {
        Ended end() throws IOException, InterruptedException {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the launcher did not end in " + SECONDS + " s:\n" + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher()));
        command.addAll(Arrays.asList(arguments));
        return start(root, command).end();
    }

    Started start(Path folder, List<String> command) throws IOException {
        starts++;
        Path in = Files.writeString(notes.resolve("in" + starts), "what was piped in\n");
        Path out = notes.resolve("out" + starts);
        Path err = notes.resolve("err" + starts);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "KEYTURN_JAVA_OPTS"));
        builder.environment().putAll(environment);
        return new Started(builder.start(), out, err);
    }

    String launcher() {
        return root.resolve("runner/keyturn").toString();
    }

    Path built() {
        return root.resolve("runner/cli/target/keyturn");
    }

    /** The lines that a stand-in left about its calls. */
    List<String> calls(String program) throws IOException {
        Path file = notes.resolve(program);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    void javaVersion(String version) throws IOException {
        Files.writeString(javaHome.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    /** Lets the launcher see these programs of the system and no others. */
    void onlyTools(List<String> tools) throws IOException {
        for (String tool : tools) {
            Path file = Files.writeString(bin.resolve(tool), "#!" + find("bash") + "\nexec " + find(tool) + " \"$@\"\n");
            Files.setPosixFilePermissions(file, EXECUTABLE);
        }
        environment.put("PATH", bin.toString());
    }

    void touch(String file) throws IOException {
        Files.setLastModifiedTime(root.resolve(file), FileTime.from(Instant.now()));
    }

    private static Path find(String tool) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable).findFirst().orElseThrow(() -> new AssertionError(tool + " is not on the path"));
    }

    private void source(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
        Files.setPosixFilePermissions(to, EXECUTABLE);
    }
}
