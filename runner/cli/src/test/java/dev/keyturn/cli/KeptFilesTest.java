package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs leave behind nobody else reads, and nobody can lead it astray. */
class KeptFilesTest {
    private static final String PLAY = """
            - hosts: all
              gather_facts: false
              tasks:
                - registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }
                  notify: told
                - fail: { msg: not yet }
                  when: inventory_hostname == 'h02'
              handlers:
                - name: told
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: told, data: 1, type: dword }
            """;

    @TempDir
    private Path folder;
    private Fleet fleet;

    @BeforeEach
    void makeHosts() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "files have other permissions here");
        fleet = new Fleet(folder, 2).write("play.yml", PLAY);
    }

    private Command run(String... line) {
        return Command.run(folder, line);
    }

    private Map<String, String> modes(Path of) throws IOException {
        Map<String, String> modes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(of)) {
            for (Path each : all.toList()) {
                modes.put(folder.relativize(each).toString(), PosixFilePermissions.toString(Files.getPosixFilePermissions(each, LinkOption.NOFOLLOW_LINKS)));
            }
        }
        return modes;
    }

    private void onlyItsOwner(Path of) throws IOException {
        modes(of).forEach((file, mode) -> assertEquals(Files.isDirectory(folder.resolve(file)) ? "rwx------" : "rw-------", mode, file));
    }

    @Test
    void nobodyElseReadsThem() throws IOException {
        assertEquals(2, run("play", "play.yml", "-i", "hosts.yml", "--runs-dir", "kept/runs", "--report", "html=page.html", "--report", "csv=t.csv").code());
        assertEquals(2, run("play", "play.yml", "-i", "hosts.yml", "--check", "--out", "plan.json", "--runs-dir", "kept/runs").code());
        assertEquals(0, run("snapshot", "-i", "hosts.yml", "--to", "taken").code());
        onlyItsOwner(folder.resolve("kept"));
        onlyItsOwner(folder.resolve("taken"));
        for (String file : List.of("page.html", "t.csv", "plan.json", "play.retry")) {
            onlyItsOwner(folder.resolve(file));
        }
        assertTrue(modes(folder.resolve("kept")).keySet().stream().anyMatch(file -> file.endsWith("journal.jsonl")));
        assertTrue(modes(folder.resolve("kept")).keySet().stream().anyMatch(file -> file.endsWith(".lock")));
    }

    @Test
    void aReportThatWasThereKeepsItsReaders() throws IOException {
        Path page = Files.writeString(folder.resolve("page.html"), "old");
        Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("rw-r--r--"));
        run("play", "play.yml", "-i", "hosts.yml", "--check", "--report", "html=page.html");
        assertEquals("rw-r--r--", modes(page).get("page.html"));
        assertFalse(Files.readString(page).equals("old"));
    }

    @Test
    void aStoreThatOthersReadIsWarnedOfUnlessTheTeamSharesIt() throws IOException {
        Path store = Files.createDirectories(folder.resolve("runs"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.setPosixFilePermissions(store, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertTrue(run("runs", "--runs-dir", "runs").err().startsWith("[WARNING]: the run store " + store + " can be read by others"));
        fleet.write("keyturn.yml", "runs_dir: runs\nruns_shared: true\n");
        Command shared = run("play", "play.yml", "-i", "hosts.yml", "-l", "h01");
        assertEquals("", shared.err());
        assertTrue(modes(store).entrySet().stream().filter(file -> file.getKey().endsWith("journal.jsonl")).noneMatch(file -> file.getValue().equals("rw-------")),
                "the mask of the process decides");
        fleet.write("keyturn.yml", "runs_shared: perhaps\n");
        assertTrue(run("runs").err().contains("keyturn.yml:1:14: 'runs_shared' is the text 'perhaps', expected true or false"), run("runs").err());
    }

    @Test
    void nothingIsWrittenThroughALinkThatStandsInItsPlace() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "mine");
        run("play", "play.yml", "-i", "hosts.yml", "--runs-dir", "runs");
        try (Stream<Path> locks = Files.list(folder.resolve("runs/locks"))) {
            for (Path lock : locks.toList()) {
                Files.delete(lock);
                Files.createSymbolicLink(lock, victim);
            }
        }
        for (String file : List.of("play.retry", "plan.json", "page.html", ".plan.json.new", "plan.json.new", ".page.html.new", "files/h01.reg", "files/.h01.reg.new")) {
            Path link = folder.resolve(file);
            Files.createDirectories(link.getParent());
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, victim);
        }
        Command locked = run("play", "play.yml", "-i", "hosts.yml", "--runs-dir", "runs", "-e", "{x: 1}");
        run("play", "play.yml", "-i", "hosts.yml", "--check", "--out", "plan.json", "--report", "html=page.html", "--runs-dir", "runs2");
        run("plan", "show", "plan.json", "--reg", "files", "--overwrite");
        run("snapshot", "-i", "hosts.yml", "--to", "files", "--overwrite");
        assertEquals("mine", Files.readString(victim), locked.out() + locked.err());
    }

    @Test
    void oneBadFolderDoesNotHideTheOthers() throws IOException {
        run("play", "play.yml", "-i", "hosts.yml", "-l", "h01", "--runs-dir", "runs");
        Path empty = Files.createDirectories(folder.resolve("runs/20260101T000000000Z-000000"));
        Command none = run("runs", "--runs-dir", "runs");
        assertEquals(0, none.code(), none.err());
        assertTrue(none.err().contains("20260101T000000000Z-000000") && none.out().contains("play"), none.out() + none.err());
        Files.createFile(empty.resolve("journal.jsonl"));
        Command half = run("runs", "--runs-dir", "runs");
        assertEquals(0, half.code(), half.err());
        assertTrue(half.out().lines().count() >= 2, half.out());
        assertEquals(0, run("play", "play.yml", "-i", "hosts.yml", "-l", "h01", "--runs-dir", "runs").code());
    }
}
