package dev.keyturn.cli.wine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.connections.Wine;
import dev.keyturn.parts.Installed;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code runner\keyturn.cmd} in a built tree, by Wine's {@code cmd}. There is no Maven, so it must not want to build. */
@Needs(RealPart.WINDOWS_JAVA)
class WindowsLauncherIT {
    private static final String PREPARES = "preparing quick starts";

    @TempDir
    private static Path folder;

    @Test
    void theLauncherPreparesQuickStartsOnceAndRunsTheProgram() throws IOException {
        Path tree = tree();
        try (Wine wine = Wine.in(folder)) {
            Wine.Ended first = start(wine, tree, "--version");
            assertEquals("keyturn 0.1.0", first.out().strip(), first.err());
            assertTrue(first.err().contains(PREPARES), first.err());
            assertTrue(archiveSize(tree) > 0, "an empty archive is what a failure leaves");
            Wine.Ended play = start(wine, tree, "play", "playbooks\\tls12-enable.yml", "-i", "localhost,", "-c", "local", "--check", "--diff");
            assertEquals(0, play.code(), play.out() + play.err());
            assertTrue(play.out().contains("+   Enabled: dword:0x00000001"), play.out());
            assertFalse(play.err().contains(PREPARES), play.err());
            assertEquals(1, start(wine, tree, "play", "nothing.yml").code(), "the exit code is the program's own");
        }
    }

    private static Wine.Ended start(Wine wine, Path tree, String... arguments) {
        List<String> command = new ArrayList<>(List.of("cmd", "/c", "runner\\keyturn.cmd"));
        command.addAll(List.of(arguments));
        String java = Wine.windows(Installed.windowsJava().getParent().getParent().toString());
        return wine.run(tree, Map.of("JAVA_HOME", java), command.toArray(String[]::new));
    }

    private static long archiveSize(Path tree) throws IOException {
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(tree.resolve("runner/cli/target/keyturn"), "*.jsa")) {
            return Files.size(archives.iterator().next());
        }
    }

    /** A checkout as a build leaves it: what the launcher needs, and the program. */
    private static Path tree() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("a tree with blanks"));
        Path program = Files.createDirectories(tree.resolve("runner/cli/target/keyturn"));
        Path sources = Files.createDirectories(tree.resolve("runner/cli/target/keyturn-sources/runner/cli")).getParent();
        for (Path runner : List.of(tree.resolve("runner"), sources)) {
            Files.copy(Command.ROOT.resolve("runner/keyturn.cmd"), runner.resolve("keyturn.cmd"), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.createFile(program.resolve("built"));
        Command.copy(Program.FOLDER.resolve("lib"), program.resolve("lib"));
        Command.copy(Command.ROOT.resolve("playbooks"), tree.resolve("playbooks"));
        Command.copy(Command.ROOT.resolve("examples"), tree.resolve("examples"));
        return tree;
    }
}
