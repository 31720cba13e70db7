package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run over fifty snapshots is killed at a random moment, again and again: its journal verifies, a resume brings every host to where an
 * undisturbed run brings it, and rollbacks bring every host back. {@code -Dkeyturn.kills=300} is the long form.
 */
class KilledRunsTest {
    private static final int KILLS = Integer.getInteger("keyturn.kills", 30);
    private static final int HOSTS = 50;
    private static final String BEFORE = "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Kept]\r\n\"v\"=dword:00000007\r\n"
            + "\"gone\"=\"soon\"\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Old\\Deep]\r\n\"x\"=hex:01,02\r\n";
    private static final String PLAY = """
            - hosts: all
              gather_facts: false
              tasks:
                - registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }
                - registry_key: { path: 'HKLM:\\SOFTWARE\\Kept', name: v, data: 8, type: dword }
                - registry_key: { path: 'HKLM:\\SOFTWARE\\Kept', name: gone, state: absent }
                - win_regedit: { path: 'HKLM:\\SOFTWARE\\Old', state: absent, delete_key: true }
                - registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 2, type: dword }
            """;

    @TempDir
    private Path root;

    @Test
    void whateverTheMomentNothingIsLost() throws Exception {
        Random random = new Random(20261125);
        System.out.println("killing " + KILLS + " runs, seed 20261125");
        Path quiet = fleet("quiet");
        assertEquals(0, Command.run(quiet, "play", "play.yml", "-i", "hosts.yml", "--runs-dir", "runs", "--yes").code());
        long usual = KilledRun.journalSize(quiet);
        Map<String, List<String>> after = registries(quiet);
        int midway = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path folder = fleet("k" + kill);
            Map<String, List<String>> before = registries(folder);
            KilledRun.after(random.nextLong(usual), folder, "--yes");
            RunStore store = new RunStore(folder.resolve("runs"));
            List<String> runs = store.runs();
            if (readable(store)) {
                midway += registries(folder).equals(before) || registries(folder).equals(after) ? 0 : 1;
                String run = runs.get(0);
                assertEquals(0, command(folder, "resume", run).code(), "kill " + kill);
                assertEquals(after, registries(folder), "kill " + kill + ": resumed");
                runs = new ArrayList<>(store.runs());
                Collections.reverse(runs);
                for (String each : runs) {
                    Command back = command(folder, "rollback", each);
                    assertTrue(back.code() == 0 || back.err().contains("wrote nothing"), back.out() + back.err());
                }
            }
            assertEquals(before, registries(folder), "kill " + kill + ": rolled back");
            delete(folder);
        }
        System.out.println("of " + KILLS + " runs " + midway + " were killed between the first write and the last");
        assertTrue(midway > 0, "the moments never fell into a run");
    }

    /** Whether the run came to begin its journal; a half first line is none, and nothing was written then. */
    private static boolean readable(RunStore store) {
        if (store.runs().isEmpty()) {
            return false;
        }
        try {
            StoredRun run = store.read(store.runs().get(0));
            assertTrue(run.fault().isEmpty() || run.torn(), () -> run.fault().toString());
            return true;
        } catch (dev.keyturn.engine.journal.JournalException none) {
            return false;
        }
    }

    private static Command command(Path folder, String name, String run) {
        return Command.run(folder, name, run, "--runs-dir", "runs", "--yes");
    }

    private Path fleet(String name) throws IOException {
        Path folder = Files.createDirectory(root.resolve(name));
        Fleet fleet = new Fleet(folder, HOSTS);
        IntStream.rangeClosed(1, HOSTS).forEach(host -> fleet.write(Fleet.name(host) + ".reg", BEFORE));
        fleet.write("play.yml", PLAY);
        return folder;
    }

    /** What every host holds: the lines of its file below their keys, in any order, without the marks of this test's own run. */
    private static Map<String, List<String>> registries(Path folder) throws IOException {
        Map<String, List<String>> registries = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".reg")).toList()) {
                registries.put(file.getFileName().toString(), lines(file));
            }
        }
        return registries;
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        String key = "";
        for (String line : Files.readAllLines(file)) {
            key = line.startsWith("[") ? line : key;
            if (line.startsWith("\"")) {
                lines.add(key + line);
            }
        }
        Collections.sort(lines);
        return lines;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
