package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.KilledRun;
import dev.keyturn.connections.Smbd;
import dev.keyturn.store.runs.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run on two remote hosts is killed at a random moment, with its connections: a resume brings both to where an undisturbed run brings them,
 * rollbacks bring them back, and {@code net rpc registry} looks on. {@code -Dkeyturn.kills} sets how often.
 */
class KilledRemoteRunsTest {
    private static final int KILLS = Math.max(1, Integer.getInteger("keyturn.kills", 30) / 5);
    private static final List<String> KEYS = List.of("HKLM\\SOFTWARE\\KeyturnKilled", "HKLM\\SOFTWARE\\KeyturnKilled\\Deep");
    private static final String PLAY = """
            - hosts: all
              gather_facts: false
              tasks:
                - registry_key: { path: 'HKLM\\SOFTWARE\\KeyturnKilled', name: "v{{ item }}", data: "{{ item }}", type: dword }
                  loop: [1, 2, 3, 4, 5, 6]
                - registry_key: { path: 'HKLM\\SOFTWARE\\KeyturnKilled\\Deep', name: text, data: two words, type: string }
                - registry_key: { path: 'HKLM\\SOFTWARE\\KeyturnKilled', name: v1, data: 9, type: dword }
                - registry_key: { path: 'HKLM\\SOFTWARE\\KeyturnKilled', name: v2, state: absent }
            """;

    @TempDir
    private Path root;

    private record Pair(Smbd first, Smbd second) implements AutoCloseable {
        private List<Map<String, String>> values() {
            List<Map<String, String>> all = new ArrayList<>();
            for (Smbd host : List.of(first, second)) {
                KEYS.forEach(key -> all.add(new TreeMap<>(host.values(key))));
            }
            return all;
        }

        @Override
        public void close() {
            first.close();
            second.close();
        }
    }

    @Test
    void whateverTheMomentNothingIsLost() throws Exception {
        Random random = new Random(4711);
        System.out.println("killing " + KILLS + " runs on remote hosts, seed 4711");
        List<Map<String, String>> after;
        long usual;
        try (Pair hosts = hosts("quiet")) {
            Path folder = root.resolve("quiet");
            Command quiet = Command.run(folder, "play", "play.yml", "-i", "hosts.yml", "--runs-dir", "runs");
            assertEquals(0, quiet.code(), quiet.out() + quiet.err());
            after = hosts.values();
            usual = KilledRun.journalSize(folder);
        }
        for (int kill = 0; kill < KILLS; kill++) {
            try (Pair hosts = hosts("k" + kill)) {
                Path folder = root.resolve("k" + kill);
                List<Map<String, String>> before = hosts.values();
                KilledRun.after(random.nextLong(usual), folder);
                finishAndUndo(folder, hosts, after);
                assertEquals(before, hosts.values(), "kill " + kill + ": rolled back");
            }
        }
    }

    private static void finishAndUndo(Path folder, Pair hosts, List<Map<String, String>> after) {
        RunStore store = new RunStore(folder.resolve("runs"));
        if (store.runs().isEmpty()) {
            return;
        }
        Command resumed = command(folder, "resume", store.runs().get(0));
        assertEquals(0, resumed.code(), resumed.out() + resumed.err());
        assertEquals(after, hosts.values(), "resumed");
        List<String> runs = new ArrayList<>(store.runs());
        Collections.reverse(runs);
        for (String run : runs) {
            Command back = command(folder, "rollback", run);
            assertTrue(back.code() == 0 || back.err().contains("wrote nothing"), back.out() + back.err());
        }
    }

    private static Command command(Path folder, String name, String run) {
        return Command.run(folder, name, run, "--runs-dir", "runs");
    }

    private Pair hosts(String name) throws IOException {
        Path folder = Files.createDirectory(root.resolve(name));
        Pair pair = new Pair(Smbd.in(Files.createDirectory(folder.resolve("first"))), Smbd.in(Files.createDirectory(folder.resolve("second"))));
        Files.writeString(folder.resolve("play.yml"), PLAY);
        Files.writeString(folder.resolve("hosts.yml"), "all:\n  vars: { ansible_connection: winreg, ansible_host: 127.0.0.1, ansible_user: " + Smbd.ADMIN
                + ", ansible_password: " + Smbd.PASSWORD + " }\n  hosts:\n    r1: { ansible_port: " + pair.first.port() + " }\n    r2: { ansible_port: "
                + pair.second.port() + " }\n");
        return pair;
    }
}
