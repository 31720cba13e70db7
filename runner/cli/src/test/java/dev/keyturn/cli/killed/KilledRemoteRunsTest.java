package dev.keyturn.cli.killed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.InMemory;
import dev.keyturn.cli.samba.Dumped;
import dev.keyturn.connections.Smbd;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs over remote hosts are killed, with their connections, and Samba's own tool looks on. {@code -Dkeyturn.remote.kills} sets how often,
 * {@code -Dkeyturn.remote.hosts} on how many hosts; each is a Samba of its own, and all kills have the same.
 */
@Needs(RealPart.SAMBA)
class KilledRemoteRunsTest {
    private static final int KILLS = Integer.getInteger("keyturn.remote.kills", 6);
    private static final int HOSTS = Integer.getInteger("keyturn.remote.hosts", 50);
    private static final long SEED = Long.getLong("keyturn.seed", 4711);
    private static final int AT_ONCE = 4;
    private static final String KEPT = "HKLM\\SOFTWARE\\KeyturnKept";

    @TempDir
    private Path root;
    @TempDir(factory = InMemory.class)
    private Path runs;
    private final Map<String, Smbd> hosts = new ConcurrentSkipListMap<>();

    @BeforeEach
    void startHosts() throws Exception {
        ExecutorService starting = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> started = IntStream.rangeClosed(1, HOSTS).<Future<?>>mapToObj(host -> starting.submit(() -> start(host))).toList();
            for (Future<?> each : started) {
                each.get();
            }
        } finally {
            starting.shutdown();
        }
    }

    private Smbd start(int host) throws IOException {
        Smbd smbd = Smbd.in(Files.createDirectory(root.resolve("samba" + host)));
        hosts.put(String.format("r%02d", host), smbd);
        smbd.tool("net", "registry", "import", Files.writeString(root.resolve("before" + host + ".reg"), KillCampaign.BEFORE).toString());
        // wakes what serves the registry, since many connections at once to one that sleeps can go unanswered
        assertEquals(Map.of("gone", "\"soon\"", "v", "7"), smbd.values(KEPT));
        return smbd;
    }

    @AfterEach
    void endHosts() {
        hosts.values().forEach(Smbd::close);
    }

    @Test
    void whateverTheMomentNothingIsLost() throws Exception {
        List<String> dumped = Dumped.of(hosts).get("r01");
        assertTrue(dumped.contains(KEPT.toUpperCase(Locale.ROOT) + " v = 4:07000000"), dumped.toString());
        assertTrue(hosts.get("r01").tree(KEPT).toString().contains("Value      = 7"), "Samba's other tool sees the same");
        assertEquals(hosts.keySet(), Dumped.of(hosts).keySet());
        new KillCampaign(new Remote(), SEED).kill(KILLS, HOSTS + " remote hosts");
    }

    /** The hosts stay; every run has a folder of its own. */
    private final class Remote implements KillCampaign.Hosts {
        @Override
        public Path folder(String name) throws IOException {
            Path folder = Files.createDirectory(runs.resolve(name));
            Files.copy(KillCampaign.PLAYBOOK, folder.resolve("play.yml"));
            StringBuilder inventory = new StringBuilder("all:\n  vars: { ansible_connection: winreg, ansible_host: 127.0.0.1, ansible_user: "
                    + Smbd.ADMIN + ", ansible_password: " + Smbd.PASSWORD + " }\n  hosts:\n");
            hosts.forEach((host, smbd) -> inventory.append("    ").append(host).append(": { ansible_port: ").append(smbd.port()).append(" }\n"));
            Files.writeString(folder.resolve("hosts.yml"), inventory);
            return folder;
        }

        @Override
        public Map<String, List<String>> registries(Path folder) throws IOException {
            return new TreeMap<>(Dumped.of(hosts));
        }

        @Override
        public void restart() {
            hosts.values().forEach(smbd -> smbd.tool("net", "registry", "deletekey", "HKLM\\SOFTWARE\\KeyturnRestartPending"));
        }
    }
}
