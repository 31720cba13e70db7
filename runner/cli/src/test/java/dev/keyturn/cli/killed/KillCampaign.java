package dev.keyturn.cli.killed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.killed.KilledRun.Moment;
import dev.keyturn.engine.journal.JournalException;
import dev.keyturn.store.runs.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Kills a run over a fleet at random moments, again and again. Each time the journal verifies, a resume brings every host to where an undisturbed
 * run brings it, and rollbacks bring every host back. Every fourth run applies a plan of the same. Every third resume and rollback is killed as
 * well, before it is given another time.
 */
public final class KillCampaign {
    /** What is run. */
    public static final Path PLAYBOOK = Command.ROOT.resolve("runner/cli/src/test/resources/dev/keyturn/cli/killed/play.yml");
    /** What every host holds in the beginning. */
    public static final String BEFORE = "Windows Registry Editor Version 5.00\r\n\r\n"
            + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnKept]\r\n\"v\"=dword:00000007\r\n\"gone\"=\"soon\"\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnOld\\Deep]\r\n\"x\"=hex:01,02\r\n\r\n";
    private static final String[] RUN = {"play", "play.yml", "-i", "hosts.yml"};
    private static final int APPLIED = 4;
    private static final int RESTARTED = 4;
    private static final int ALSO = 3;
    /** The time and the run in a marker are those of the run that left it. */
    private static final String MARKER = "KEYTURNRESTARTPENDING";
    private static final String LOCK = "KEYTURNLOCK";

    private final Hosts hosts;
    private final Random random;
    private final long seed;
    private int early;
    private int before;
    private int midway;
    private int after;
    private int plans;
    private int resumes;
    private int rollbacks;
    private Moment usual = Moment.NEVER;

    public KillCampaign(Hosts hosts, long seed) {
        this.hosts = hosts;
        this.random = new Random(seed);
        this.seed = seed;
    }

    /** A fleet as it is seen from outside. */
    public interface Hosts {
        /** A folder with {@code play.yml} and {@code hosts.yml}, whose hosts are as they were in the beginning. */
        Path folder(String name) throws IOException;

        /** All keys of each host by its name, and all values, each after its key and a blank. */
        Map<String, List<String>> registries(Path folder) throws IOException;

        /** Takes the mark that there is something to restart for from all hosts, as their restart would. */
        default void restart() throws IOException {
        }
    }

    /** Kills so many runs, and prints where the moments fell. */
    public void kill(int kills, String what) throws IOException, InterruptedException {
        System.out.println("killing " + kills + " runs over " + what + ", seed " + seed);
        Path quiet = hosts.folder("quiet");
        Map<String, List<String>> start = registries(quiet);
        usual = KilledRun.killed(Moment.NEVER, quiet, RUN);
        Map<String, List<String>> end = registries(quiet);
        assertEquals(0, command(quiet, "resume", KilledRun.store(quiet).runs().get(0)).code());
        assertTrue(start.keySet().equals(end.keySet()) && start.keySet().stream().noneMatch(host -> start.get(host).equals(end.get(host))),
                "an undisturbed run changes every host");
        undo(quiet, start, "the undisturbed run");
        for (int kill = 1; kill <= kills; kill++) {
            Path folder = hosts.folder("kill" + kill);
            once(folder, start, end, "kill " + kill);
            delete(folder);
            if (kill % 25 == 0 || kill == kills) {
                System.out.println(this);
            }
        }
        assertTrue(midway > 0, "the moments never fell into a run");
    }

    private void once(Path folder, Map<String, List<String>> start, Map<String, List<String>> end, String which)
            throws IOException, InterruptedException {
        if (random.nextInt(RESTARTED) == 0) {
            hosts.restart();
        }
        boolean planned = random.nextInt(APPLIED) == 0;
        if (planned) {
            Command check = Command.run(folder, "play", "play.yml", "-i", "hosts.yml", "--check", "--out", "plan.json");
            assertEquals(0, check.code(), which + ": " + check.out() + check.err());
            plans++;
        }
        KilledRun.killed(Moment.of(random, usual), folder, planned ? new String[] {"apply", "plan.json"} : RUN);
        count(folder, without(LOCK, registries(folder)), start, end);
        if (!readable(folder).isEmpty()) {
            resume(folder, which);
            same(end, registries(folder), which + ": resumed");
        }
        undo(folder, start, which);
    }

    private void count(Path folder, Map<String, List<String>> found, Map<String, List<String>> start, Map<String, List<String>> end) {
        if (readable(folder).isEmpty()) {
            early++;
        } else if (found.equals(start)) {
            before++;
        } else if (found.equals(end)) {
            after++;
        } else {
            midway++;
        }
    }

    /** Who resumed in vain names either the run or what resumed it. */
    private void resume(Path folder, String which) throws IOException, InterruptedException {
        String run = readable(folder).get(0);
        if (random.nextInt(ALSO) == 0) {
            KilledRun.killed(Moment.of(random, usual), folder, "resume", run);
            resumes++;
            List<String> runs = readable(folder);
            run = runs.get(random.nextInt(runs.size()));
        }
        Command resumed = command(folder, "resume", run);
        assertEquals(0, resumed.code(), which + ": " + resumed.out() + resumed.err());
    }

    /** Rolls all runs back, the last one first; a rollback that was killed is given again, or resumed. */
    private void undo(Path folder, Map<String, List<String>> start, String which) throws IOException, InterruptedException {
        List<String> runs = readable(folder);
        Collections.reverse(runs);
        for (String run : runs) {
            Command back;
            int known = readable(folder).size();
            if (random.nextInt(ALSO) == 0) {
                KilledRun.killed(Moment.of(random, usual), folder, "rollback", run);
                rollbacks++;
            }
            List<String> now = readable(folder);
            boolean begun = now.size() > known;
            back = begun && random.nextBoolean() ? command(folder, "resume", now.get(now.size() - 1)) : command(folder, "rollback", run);
            assertTrue(back.code() == 0 || back.err().contains("wrote nothing"), which + ": " + back.out() + back.err());
        }
        same(start, without(MARKER, registries(folder)), which + ": rolled back, but for the mark that there is something to restart for");
    }

    /** Of fifty registries only what differs can be read. */
    private static void same(Map<String, List<String>> expected, Map<String, List<String>> found, String which) {
        List<String> differences = new ArrayList<>();
        expected.forEach((host, lines) -> {
            List<String> there = found.getOrDefault(host, List.of());
            lines.stream().filter(line -> !there.contains(line)).forEach(line -> differences.add(host + " lacks " + line));
            there.stream().filter(line -> !lines.contains(line)).forEach(line -> differences.add(host + " has " + line));
        });
        assertEquals("", String.join("\n", differences), which);
        assertEquals(expected, found, which);
    }

    private Map<String, List<String>> registries(Path folder) throws IOException {
        return without(MARKER + " ", hosts.registries(folder));
    }

    private static Map<String, List<String>> without(String mark, Map<String, List<String>> registries) {
        Map<String, List<String>> rest = new TreeMap<>();
        registries.forEach((host, lines) -> rest.put(host, lines.stream().filter(line -> !line.toUpperCase(Locale.ROOT).contains(mark)).toList()));
        return rest;
    }

    /** The runs whose journal was begun, oldest first. A half first line is none, and nothing was written then. All of them verify. */
    private static List<String> readable(Path folder) {
        RunStore store = KilledRun.store(folder);
        List<String> readable = new ArrayList<>();
        for (String run : store.runs()) {
            try {
                store.read(run).tampering().ifPresent(fault -> {
                    throw new AssertionError("run " + run + ": " + fault);
                });
                readable.add(run);
            } catch (JournalException none) {
                assertTrue(none.getMessage().contains("no first line") || none.getMessage().contains("cannot be read"), none.getMessage());
            }
        }
        return readable;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static Command command(Path folder, String name, String run) {
        return Command.run(folder, name, run, "--runs-dir", "runs", "--yes");
    }

    /** Where the moments fell so far. */
    @Override
    public String toString() {
        return (early + before + midway + after) + " runs were killed: " + early + " before their journal began, " + before
                + " before the first write, " + midway + " between the first write and the last, " + after + " after it; " + plans
                + " of them applied a plan; so were " + resumes + " resumes and " + rollbacks + " rollbacks";
    }
}
