package dev.keyturn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.LauncherTree.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher says where Java or Maven is missing or too old: one line, and nothing is built or run. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "runner/keyturn is a script for bash; Windows has runner\\keyturn.cmd")
class LauncherNeedsTest {
    private static final String GET_JDK = "; install a JDK, version 17 or later (Debian: apt-get install default-jdk-headless; others: adoptium.net), "
            + "or set JAVA_HOME to one\n";
    private static final String GET_MAVEN = "; install Maven, version 3.8 or later (Debian: apt-get install maven; others: maven.apache.org)\n";

    @TempDir
    private Path folder;
    private LauncherTree tree;

    @BeforeEach
    void growTree() throws IOException {
        tree = new LauncherTree(folder);
        tree.onlyTools(LauncherTree.TOOLS);
    }

    @Test
    void noJava() throws Exception {
        tree.environment.remove("JAVA_HOME");
        refuses("there is no Java: JAVA_HOME is not set, and no java is on the path" + GET_JDK);
    }

    @Test
    void javaHomeWithoutJava() throws Exception {
        tree.environment.put("JAVA_HOME", folder.toString());
        refuses("JAVA_HOME is " + folder + ", and there is no bin/java in it" + GET_JDK);
    }

    @Test
    void javaTooOld() throws Exception {
        tree.javaVersion("11.0.21");
        refuses("Java 11.0.21 (" + java() + ") is too old" + GET_JDK);
        tree.javaVersion("1.8.0_402");
        refuses("Java 1.8.0_402 (" + java() + ") is too old" + GET_JDK);
    }

    @Test
    void javaWithoutACompiler() throws Exception {
        Files.delete(java().resolveSibling("javac"));
        refuses("Keyturn has to be built, and " + java() + " is a Java without a compiler" + GET_JDK);
    }

    @Test
    void noMaven() throws Exception {
        Files.delete(tree.bin.resolve("mvn"));
        refuses("Keyturn has to be built, and there is no mvn on the path" + GET_MAVEN);
    }

    @Test
    void mavenTooOld() throws Exception {
        tree.environment.put("FAKE_MAVEN_VERSION", "3.6.3");
        refuses("Apache Maven 3.6 is too old" + GET_MAVEN);
    }

    @Test
    void aBuiltTreeNeedsNeitherMavenNorCompiler() throws Exception {
        tree.run();
        Files.delete(tree.bin.resolve("mvn"));
        Files.delete(java().resolveSibling("javac"));
        assertEquals(0, tree.run().code());
    }

    private Path java() {
        return Path.of(tree.environment.get("JAVA_HOME"), "bin/java");
    }

    private void refuses(String message) throws Exception {
        Ended ended = tree.run("--version");
        assertEquals(250, ended.code());
        assertEquals("", ended.out());
        assertEquals("keyturn: " + message, ended.err());
        assertTrue(tree.calls("mvn").isEmpty());
    }
}
