package dev.keyturn.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a process of its own, which ends with the test at the latest. */
public final class Running implements AutoCloseable {
    private static final int SECONDS = 120;

    private final Process process;
    private final BufferedReader reader;
    private final StringBuilder out = new StringBuilder();

    private Running(Process process) {
        this.process = process;
        this.reader = process.inputReader(StandardCharsets.UTF_8);
    }

    /** A JVM that runs the command, whose arguments can be added; as the launchers, it spares newer Javas what they warn about. */
    public static List<String> jvm(String... options) {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dguice_bytecode_gen_option=DISABLED", "-Dguice_custom_class_loading=CHILD"));
        line.addAll(List.of(options));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.keyturn.cli.Keyturn"));
        return line;
    }

    /** Starts it as from a shell in the folder. */
    public static Running start(Path folder, String... arguments) throws IOException {
        List<String> line = jvm();
        line.addAll(List.of(arguments));
        return new Running(new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start());
    }

    /** Reads on to a line that begins so. */
    public Running await(String beginning) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            out.append(line).append('\n');
            if (line.startsWith(beginning)) {
                return this;
            }
        }
        throw new IOException("it ended without a line that begins with '" + beginning + "':\n" + out);
    }

    /** Sends it a signal, {@code INT} for example. */
    public void signal(String name) throws IOException, InterruptedException {
        signal(process, name);
    }

    /** Sends a process a signal; every shell can, and not every machine has a program for that. */
    static void signal(Process process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
    }

    /** Waits for its end, and gives its exit code and all it said. */
    public Command end() throws IOException, InterruptedException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            out.append(line).append('\n');
        }
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("it does not end:\n" + out);
        }
        return new Command(process.exitValue(), out.toString(), "");
    }

    /** Kills it, as {@code kill -9} does. */
    public Running kill() {
        process.toHandle().destroyForcibly();
        return this;
    }

    @Override
    public void close() {
        kill();
    }
}
