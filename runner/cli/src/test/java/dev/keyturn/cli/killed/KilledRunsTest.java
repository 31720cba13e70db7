package dev.keyturn.cli.killed;

import dev.keyturn.cli.Fleet;
import dev.keyturn.cli.InMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over fifty snapshots are killed. {@code -Dkeyturn.kills} sets how often. */
class KilledRunsTest {
    private static final int KILLS = Integer.getInteger("keyturn.kills", 30);
    private static final long SEED = Long.getLong("keyturn.seed", 20261125);
    private static final int HOSTS = 50;

    @TempDir(factory = InMemory.class)
    private Path root;

    @Test
    void whateverTheMomentNothingIsLost() throws Exception {
        new KillCampaign(new Snapshots(), SEED).kill(KILLS, HOSTS + " snapshots");
    }

    /** Fifty snapshots, new ones for every run. */
    private final class Snapshots implements KillCampaign.Hosts {
        @Override
        public Path folder(String name) throws IOException {
            Path folder = Files.createDirectory(root.resolve(name));
            Fleet fleet = new Fleet(folder, HOSTS);
            IntStream.rangeClosed(1, HOSTS).forEach(host -> fleet.write(Fleet.name(host) + ".reg", KillCampaign.BEFORE));
            Files.copy(KillCampaign.PLAYBOOK, folder.resolve("play.yml"));
            return folder;
        }

        @Override
        public Map<String, List<String>> registries(Path folder) throws IOException {
            Map<String, List<String>> registries = new TreeMap<>();
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".reg")).toList()) {
                    registries.put(file.getFileName().toString(), lines(file));
                }
            }
            return registries;
        }
    }

    /** Every key with those above it, and every value below its key, in any order. */
    private static List<String> lines(Path file) throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        String key = "";
        byte[] bytes = Files.readAllBytes(file);
        boolean wide = bytes.length > 1 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE;
        String text = new String(bytes, wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        for (String line : text.replace("\\\r\n  ", "").lines().toList()) {
            if (line.startsWith("[")) {
                key = line.substring(1, line.length() - 1);
                for (int end = key.length(); end > 0; end = key.lastIndexOf('\\', end - 1)) {
                    lines.add(key.substring(0, end));
                }
            } else if (line.startsWith("\"")) {
                lines.add(key + " " + line);
            }
        }
        return List.copyOf(lines);
    }
}
