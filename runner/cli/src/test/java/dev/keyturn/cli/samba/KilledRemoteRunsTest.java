package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.KilledRun;
import dev.keyturn.connections.Smbd;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run on remote hosts is killed at a random moment, with its connections, again and again: its journal verifies, a resume brings all of them to
 * where an undisturbed run brings them, rollbacks bring them back, and Samba's own tool looks on. {@code -Dkeyturn.remote.kills} sets how often,
 * {@code -Dkeyturn.remote.hosts} on how many hosts; each is a Samba of its own.
 */
class KilledRemoteRunsTest {
    private static final int KILLS = Integer.getInteger("keyturn.remote.kills", 6);
    private static final int HOSTS = Integer.getInteger("keyturn.remote.hosts", 3);
    private static final long SEED = Long.getLong("keyturn.seed", 4711);
    private static final String PLAY = """
            - hosts: all
              gather_facts: false
              tasks:
                - registry_key: { path: 'HKLM\\SOFTWARE\\KeyturnKilled', name: "v{{ item }}", data: "{{ item }}", type: dword }
                  loop: [1, 2, 3, 4, 5, 6]
                - registry_key: { path: 'HKLM\\SOFTWARE\\KeyturnKilled\\Deep', name: text, data: two words, type: string }
                - registry_key: { path: 'HKLM\\SOFTWARE\\KeyturnKilled', name: v1, data: 9, type: dword }
                - registry_key: { path: 'HKLM\\SOFTWARE\\KeyturnKilled', name: v2, state: absent }
                - registry_key: { path: 'HKLM\\SOFTWARE\\KeyturnKept', name: v, data: 8, type: dword }
            """;

    @TempDir
    private Path root;
    private final List<Smbd> hosts = new ArrayList<>();

    @BeforeEach
    void startHosts() throws IOException {
        for (int host = 0; host < HOSTS; host++) {
            Smbd smbd = Smbd.in(Files.createDirectory(root.resolve("samba" + host)));
            hosts.add(smbd);
            // wakes what serves the registry, too
            smbd.net("createkey", "HKLM\\SOFTWARE\\KeyturnKept");
            smbd.net("setvalue", "HKLM\\SOFTWARE\\KeyturnKept", "v", "dword", "7");
        }
    }

    @AfterEach
    void endHosts() {
        hosts.forEach(Smbd::close);
    }

    @Test
    void whateverTheMomentNothingIsLost() throws Exception {
        Random random = new Random(SEED);
        System.out.println("killing " + KILLS + " runs on " + HOSTS + " remote hosts, seed " + SEED);
        List<List<String>> before = registries();
        Path quiet = folder("quiet");
        Command undisturbed = Command.run(quiet, "play", "play.yml", "-i", "hosts.yml", "--runs-dir", "runs", "--yes");
        assertEquals(0, undisturbed.code(), undisturbed.out() + undisturbed.err());
        List<List<String>> after = registries();
        long usual = KilledRun.journalSize(quiet);
        undo(quiet, before, "quiet");
        int midway = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path folder = folder("k" + kill);
            KilledRun.after(random.nextLong(usual), folder, "--yes");
            List<List<String>> found = registries();
            midway += found.equals(before) || found.equals(after) ? 0 : 1;
            RunStore store = new RunStore(folder.resolve("runs"));
            if (!store.runs().isEmpty()) {
                StoredRun run = store.read(store.runs().get(0));
                assertTrue(run.fault().isEmpty() || run.torn(), () -> run.fault().toString());
                Command resumed = command(folder, "resume", store.runs().get(0), "--yes");
                assertEquals(0, resumed.code(), "kill " + kill + resumed.out() + resumed.err());
                assertEquals(after, registries(), "kill " + kill + ": resumed");
            }
            undo(folder, before, "kill " + kill);
        }
        System.out.println("of " + KILLS + " runs " + midway + " were killed between the first write and the last");
        assertTrue(midway > 0, "the moments never fell into a run");
    }

    /** Rolls all runs back, the last one first, and compares. */
    private void undo(Path folder, List<List<String>> before, String which) {
        List<String> runs = new ArrayList<>(new RunStore(folder.resolve("runs")).runs());
        Collections.reverse(runs);
        for (String run : runs) {
            Command back = command(folder, "rollback", run, "--yes");
            assertTrue(back.code() == 0 || back.err().contains("wrote nothing"), which + back.out() + back.err());
        }
        assertEquals(before, registries(), which + ": rolled back");
    }

    private static Command command(Path folder, String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--runs-dir", "runs"));
        return Command.run(folder, line.toArray(String[]::new));
    }

    /** What each host holds, from outside. */
    private List<List<String>> registries() {
        return hosts.stream().map(host -> {
            List<String> all = new ArrayList<>();
            for (String key : List.of("KeyturnKilled", "KeyturnKept")) {
                all.addAll(host.tree("HKLM\\SOFTWARE\\" + key));
            }
            return all;
        }).toList();
    }

    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectory(root.resolve(name));
        Files.writeString(folder.resolve("play.yml"), PLAY);
        StringBuilder inventory = new StringBuilder("all:\n  vars: { ansible_connection: winreg, ansible_host: 127.0.0.1, ansible_user: " + Smbd.ADMIN
                + ", ansible_password: " + Smbd.PASSWORD + " }\n  hosts:\n");
        for (int host = 0; host < HOSTS; host++) {
            inventory.append("    r").append(host).append(": { ansible_port: ").append(hosts.get(host).port()).append(" }\n");
        }
        Files.writeString(folder.resolve("hosts.yml"), inventory);
        return folder;
    }
}
