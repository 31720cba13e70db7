package dev.keyturn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keyturn.cli.terminal.Keyboard;
import dev.keyturn.cli.terminal.Terminal;
import dev.keyturn.engine.host.Interruption;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a run of the command came to.
 *
 * @param code the exit code
 * @param out  standard output
 * @param err  standard error
 */
public record Command(int code, String out, String err) {
    /** The checkout's own folder. */
    public static final Path ROOT = Path.of(System.getProperty("keyturn.root"));

    /** Runs the command in this process, as from a shell in the folder, into a pipe. */
    public static Command run(Path folder, String... arguments) {
        return run(folder, false, arguments);
    }

    /** As {@link #run(Path, String...)}, and on a terminal with colours if asked for. */
    public static Command run(Path folder, boolean colours, String... arguments) {
        return run(folder, colours, Keyboard.NONE, arguments);
    }

    /** As {@link #run(Path, String...)}, and somebody sits at the terminal. */
    public static Command run(Path folder, Keyboard keyboard, String... arguments) {
        return run(folder, false, keyboard, arguments);
    }

    private static Command run(Path folder, boolean colours, Keyboard keyboard, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Keyturn.run(arguments, new Terminal(new PrintWriter(out), new PrintWriter(err), folder, colours, keyboard), new Interruption());
        return new Command(code, out.toString().replace("\r\n", "\n"), err.toString().replace("\r\n", "\n"));
    }

    /** The output as JSON. */
    public JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException(out + err, e);
        }
    }

    /** Copies a folder of the checkout, since a real run changes its snapshots. */
    public static Path copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return to;
    }
}
