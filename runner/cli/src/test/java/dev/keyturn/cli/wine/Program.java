package dev.keyturn.cli.wine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.connections.Wine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program as it is built, thin jars and all, run by the Windows JVM on the Windows that Wine is. */
final class Program {
    /** Where the build leaves it. */
    static final Path FOLDER = Command.ROOT.resolve("runner/cli/target/keyturn");

    private final Wine wine;

    Program(Wine wine) {
        this.wine = wine;
        assertTrue(Files.exists(FOLDER.resolve("lib/keyturn-cli.jar")), "the program is not built; these tests run after that, in: mvn verify");
    }

    /** Runs the command, from the checkout's folder. */
    Command run(String... arguments) {
        List<String> command = Wine.javaCommand("-jar", Wine.windows(FOLDER + "/lib/keyturn-cli.jar"));
        command.addAll(List.of(arguments));
        Wine.Ended ended = wine.run(Command.ROOT, Map.of(), command.toArray(String[]::new));
        return new Command(ended.code(), ended.out().replace("\r\n", "\n"), ended.err().replace("\r\n", "\n"));
    }

    /** Runs a playbook that comes with Keyturn on the Windows itself. */
    Command play(String playbook, String... options) {
        List<String> all = new ArrayList<>(List.of("play", "playbooks/" + playbook, "-i", "localhost,", "-c", "local"));
        all.addAll(List.of(options));
        return run(all.toArray(String[]::new));
    }
}
