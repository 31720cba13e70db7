package dev.keyturn.operations.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyturn.operations.project.PlaybookSource.Commit;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a repository of playbooks says of itself, and what it must not do by that. */
class PlaybookSourceTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeARepository() throws Exception {
        assumeTrue(File.separatorChar == '/' && found(), "left out: no git here; install it with `apt-get install git`");
        git("init", "-q");
        Files.writeString(folder.resolve("play.yml"), "[]\n");
        git("add", "play.yml");
        git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "first");
    }

    private static boolean found() throws InterruptedException {
        try {
            return new ProcessBuilder("git", "--version").redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("git", "-C", folder.toString()));
        line.addAll(List.of(arguments));
        assertEquals(0, new ProcessBuilder(line).inheritIO().start().waitFor(), String.join(" ", line));
    }

    @Test
    void itsCommitIsKnownAndWhetherFilesDiffer() throws Exception {
        Commit clean = PlaybookSource.ask(folder).commit().orElseThrow();
        assertEquals(40, clean.id().length());
        assertFalse(clean.dirty());
        Files.writeString(folder.resolve("play.yml"), "[ ]\n");
        assertEquals(Optional.of(new Commit(clean.id(), true)), PlaybookSource.ask(folder).commit());
    }

    /** A monitor, a hook, and filters of both kinds: all that a repository has git start by itself. */
    @Test
    void noProgramOfItsIsRun() throws Exception {
        Path trace = folder.resolveSibling(folder.getFileName() + "-trace");
        Path program = Files.writeString(folder.resolve(".git/evil"), "#!/bin/sh\necho ran >> " + trace + "\ncat\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path hook = Files.createDirectories(folder.resolve(".git/hooks")).resolve("post-index-change");
        Files.copy(program, hook);
        git("config", "core.fsmonitor", program.toString());
        git("config", "filter.a.clean", program.toString());
        git("config", "filter.b c.process", program.toString());
        Files.writeString(folder.resolve(".gitattributes"), "*.yml filter=a\n*.txt filter=b\\ c\n");
        Files.setLastModifiedTime(folder.resolve("play.yml"), FileTime.from(Instant.now().plusSeconds(5)));
        Files.deleteIfExists(trace);
        assertTrue(PlaybookSource.ask(folder).commit().isPresent());
        assertFalse(Files.exists(trace), "a program of the repository ran");
    }
}
