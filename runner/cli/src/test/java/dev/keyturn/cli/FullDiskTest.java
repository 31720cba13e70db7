package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that cannot grow any more, as on a full disk: nothing is written on a host that is not in it, and the run can be resumed. */
class FullDiskTest {
    private static final int TASKS = 60;

    @TempDir
    private Path folder;

    @Test
    void noHostIsWrittenThatIsNotInTheJournal() throws IOException, InterruptedException {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "needs a shell whose 'ulimit -f' bounds the size of files");
        Fleet fleet = new Fleet(folder, 3);
        fleet.write("play.yml", "- hosts: all\n  gather_facts: false\n  tasks:\n" + IntStream.range(0, TASKS)
                .mapToObj(i -> "    - registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: v" + i + ", data: 1, type: dword }\n").collect(Collectors.joining()));
        List<String> line = new ArrayList<>(List.of("bash", "-c", "ulimit -f 24 && exec \"$0\" \"$@\""));
        line.addAll(Running.jvm("-XX:-UsePerfData"));
        line.addAll(List.of("play", "play.yml", "-i", "hosts.yml", "--runs-dir", "runs"));
        Process process = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile()).start();
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
        String out = Files.readString(folder.resolve("out.txt"));
        assertEquals(2, process.exitValue(), out);
        assertTrue(out.contains("cannot be written: IOException: File too large; nothing is changed on a host without it"), out);
        RunStore store = new RunStore(folder.resolve("runs"));
        StoredRun run = store.read(store.runs().get(0));
        assertTrue(run.fault().isEmpty() || run.torn(), () -> run.fault().toString());
        for (int number = 1; number <= 3; number++) {
            String host = Fleet.name(number);
            long written = fleet.read(host + ".reg").lines().filter(each -> each.startsWith("\"v")).count();
            long known = run.writes().stream().filter(write -> write.host().equals(host)).count();
            assertTrue(written <= known && known < TASKS, host + ": " + written + " values, " + known + " intents");
        }
        assertEquals(0, Command.run(folder, "resume", run.header().run(), "--runs-dir", "runs").code());
        assertEquals(TASKS, fleet.read("h02.reg").lines().filter(each -> each.startsWith("\"v")).count());
        assertFalse(Files.readString(folder.resolve("out.txt")).contains("mistake in"), out);
    }
}
