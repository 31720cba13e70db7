package dev.keyturn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.LauncherTree.Ended;
import dev.keyturn.LauncherTree.Started;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher of this tree in a skeleton of it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runner/keyturn is a script for bash; Windows has runner\\keyturn.cmd")
class LauncherTest {
    @TempDir
    private Path folder;
    private LauncherTree tree;

    @BeforeEach
    void growTree() throws IOException {
        tree = new LauncherTree(folder);
    }

    @Test
    void firstStartBuildsAndSaysSoOnStderrAlone() throws Exception {
        Ended first = tree.run("--version");
        assertEquals(0, first.code());
        assertTrue(first.err().startsWith("keyturn: building, once ("), first.err());
        assertEquals(1, first.err().lines().count(), first.err());
        assertFalse(first.out().contains("keyturn: "), first.out());
        assertEquals(List.of("-B -q -ntp -Dstyle.color=never -DskipTests package CI=unset"), tree.calls("mvn"));
        assertTrue(tree.calls("training").get(0).endsWith(
                " play playbooks/tls12-enable.yml -i examples/exchange-fleet/inventory.yml --check --diff"), tree.calls("training").toString());
    }

    @Test
    void secondStartBuildsNothingAndUsesTheArchive() throws Exception {
        tree.run();
        Ended second = tree.run("--version");
        assertEquals("", second.err());
        assertEquals(1, tree.calls("mvn").size());
        assertEquals(1, tree.calls("training").size());
        Path archive = archives().get(0);
        assertTrue(second.out().contains("<-XX:SharedArchiveFile=" + archive + ">"), second.out());
    }

    @Test
    void newerSourceBuildsAgainAndNewerTestDoesNot() throws Exception {
        tree.run();
        tree.touch("runner/cli/src/test/java/TwoTest.java");
        assertEquals("", tree.run().err());
        for (String source : List.of("pom.xml", "modules/api/pom.xml", "modules/api/src/main/java/One.java", "runner/keyturn")) {
            int before = tree.calls("mvn").size();
            tree.touch(source);
            assertTrue(tree.run().err().startsWith("keyturn: building"), source);
            assertEquals(before + 1, tree.calls("mvn").size(), source);
        }
    }

    @Test
    void sourceThatIsGoneBuildsAgain() throws Exception {
        tree.run();
        Files.delete(tree.root.resolve("runner/cli/src/main/java/Two.java"));
        tree.run();
        assertEquals(2, tree.calls("mvn").size());
    }

    @Test
    void sourceDatedInTheFutureIsNamed() throws Exception {
        Path source = tree.root.resolve("modules/api/src/main/java/One.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(3600)));
        assertTrue(tree.run().err().contains("keyturn: " + source + " is dated in the future"));
    }

    @Test
    void jarsFromAnotherBuildGetANewArchive() throws Exception {
        tree.run();
        tree.touch("runner/cli/target/keyturn/lib/keyturn-cli.jar");
        Ended second = tree.run();
        assertTrue(second.err().startsWith("keyturn: preparing quick starts with Java 17.0.9"), second.err());
        assertEquals(List.of(1, 2), List.of(tree.calls("mvn").size(), tree.calls("training").size()));
    }

    /** An archive holds the paths of its jars: at another place it would be passed over without a word, and each start take twice as long. */
    @Test
    void aFolderThatWasMovedGetsNewArchives() throws Exception {
        tree.run();
        Path place = tree.root.resolve("runner/cli/target/keyturn/place");
        assertEquals(place.getParent() + "\n", Files.readString(place));
        Files.writeString(place, "/where/it/was/before\n");
        Path other = Files.createFile(place.resolveSibling("17.0.1-of-another-java.jsa"));
        Ended moved = tree.run();
        assertTrue(moved.err().startsWith("keyturn: preparing quick starts with Java 17.0.9"), moved.err());
        assertEquals("", tree.run().err());
        assertTrue(Files.notExists(other), "those of other Javas do not fit either");
        Files.delete(place);
        assertTrue(tree.run().err().startsWith("keyturn: preparing quick starts"), "of a build that had not noted its place");
    }

    @Test
    void everyJavaGetsItsOwnArchive() throws Exception {
        tree.run();
        tree.javaVersion("25");
        assertTrue(tree.run().err().startsWith("keyturn: preparing quick starts with Java 25"));
        assertEquals(1, tree.calls("mvn").size());
        assertEquals(2, archives().size());
    }

    @Test
    void archiveThatCannotBeMadeIsNotTriedAgain() throws Exception {
        tree.environment.put("FAKE_NO_ARCHIVE", "yes");
        tree.run();
        Ended second = tree.run();
        assertEquals("", second.err());
        assertFalse(second.out().contains("SharedArchiveFile"), second.out());
        assertEquals(1, tree.calls("training").size());
    }

    @Test
    void twoStartsAtTheSameTimeBuildOnce() throws Exception {
        twoStarts();
    }

    @Test
    void twoStartsAtTheSameTimeBuildOnceWithoutFlock() throws Exception {
        tree.onlyTools(LauncherTree.TOOLS);
        twoStarts();
    }

    private void twoStarts() throws Exception {
        Path hold = Files.createFile(tree.notes.resolve("hold"));
        Started first = tree.start(tree.root, List.of(tree.launcher(), "one"));
        await(tree.notes.resolve("mvn"), "package");
        Started second = tree.start(tree.root, List.of(tree.launcher(), "two"));
        await(second.err(), "keyturn: another start is building; waiting for it");
        Files.delete(hold);
        assertTrue(first.end().out().contains("<one>"), first.end().err());
        assertTrue(second.end().out().contains("<two>"), second.end().err());
        assertEquals(List.of(1, 1), List.of(tree.calls("mvn").size(), tree.calls("training").size()));
    }

    @Test
    void lockOfABuilderThatDiedIsTakenOver() throws Exception {
        tree.onlyTools(LauncherTree.TOOLS);
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path lock = Files.createDirectories(tree.root.resolve("runner/cli/target/keyturn.lock.d"));
        Files.writeString(lock.resolve("owner"), dead.pid() + "\n");
        assertEquals(0, tree.run().code());
        assertFalse(Files.exists(lock));
    }

    @Test
    void failedBuildShowsTheEndOfMavensOutput() throws Exception {
        tree.environment.put("FAKE_FAILURE", "\033[1;31m[ERROR]\033[m One.java:1: there is no such symbol");
        Ended failed = tree.run("--version");
        assertEquals(250, failed.code());
        assertEquals("", failed.out());
        Path log = tree.root.resolve("runner/cli/target/keyturn-build.log");
        assertTrue(failed.err().contains("keyturn: the build failed. The last lines of Maven's output, which is in " + log), failed.err());
        assertTrue(failed.err().endsWith("    line 30\n    [ERROR] One.java:1: there is no such symbol\n"), failed.err());
        assertFalse(failed.err().contains("line 11\n"), failed.err());
        assertTrue(Files.readString(log).contains("line 1\n"));
        tree.environment.remove("FAKE_FAILURE");
        assertEquals(0, tree.run().code());
    }

    @Test
    void argumentsInputAndExitCodeArriveUnchanged() throws Exception {
        tree.environment.put("FAKE_EXIT", "6");
        tree.environment.put("KEYTURN_JAVA_OPTS", "-Xmx64m  -Done=two");
        Ended ended = tree.run("a b", "", "it's", "\"quoted\"", "*", "$HOME", "back\\slash");
        assertEquals(6, ended.code());
        assertTrue(ended.out().contains("<-Xmx64m>\n<-Done=two>\n<-jar>\n"), ended.out());
        assertTrue(ended.out().endsWith("keyturn-cli.jar>\n"
                + "<a b>\n<>\n<it's>\n<\"quoted\">\n<*>\n<$HOME>\n<back\\slash>\nwhat was piped in\n"), ended.out());
    }

    @Test
    void runsFromAnotherFolderAndThroughLinks() throws Exception {
        Path there = Files.createDirectories(folder.resolve("else where"));
        Path link = Files.createSymbolicLink(there.resolve("first"), Path.of("../a tree with blanks/runner/keyturn"));
        Path second = Files.createSymbolicLink(folder.resolve("kt"), link);
        assertEquals(0, tree.start(there, List.of(second.toString())).end().code());
        assertEquals(0, tree.start(folder, List.of("bash", "kt")).end().code());
        assertEquals(0, tree.start(tree.root.resolve("runner"), List.of("bash", "keyturn")).end().code());
        assertEquals(1, tree.calls("mvn").size());
    }

    @Test
    void readOnlyTreeRunsWithoutAnArchive() throws Exception {
        tree.run();
        Files.delete(archives().get(0));
        Ended ended = readOnly();
        assertEquals("", ended.err());
        assertEquals(0, ended.code());
        assertFalse(ended.out().contains("SharedArchiveFile"), ended.out());
    }

    @Test
    void readOnlyTreeThatHasToBeBuiltSaysSo() throws Exception {
        tree.run();
        tree.touch("pom.xml");
        Ended ended = readOnly();
        assertEquals(250, ended.code());
        assertTrue(ended.err().startsWith("keyturn: Keyturn has to be built, and "), ended.err());
        assertEquals(1, tree.calls("mvn").size());
    }

    /** Starts as a user who may not write into the build; root may write everywhere, and becomes somebody else for it. */
    private Ended readOnly() throws Exception {
        boolean root = "root".equals(System.getProperty("user.name"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(tree.built(), PosixFilePermissions.fromString("r-xr-xr-x"));
        Stream<String> as = root ? Stream.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") : Stream.empty();
        try {
            return tree.start(tree.root, Stream.concat(as, Stream.of(tree.launcher())).toList()).end();
        } finally {
            Files.setPosixFilePermissions(tree.built(), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(tree.built())) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    private static void await(Path file, String text) throws Exception {
        for (int i = 0; i < 3000 && !(Files.exists(file) && Files.readString(file).contains(text)); i++) {
            Thread.sleep(10);
        }
        assertTrue(Files.readString(file).contains(text), file + " has no \"" + text + "\"");
    }
}
