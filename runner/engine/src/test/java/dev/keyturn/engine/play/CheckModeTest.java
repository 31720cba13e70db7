package dev.keyturn.engine.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check run writes nothing and predicts to the last value what the real run then does. */
class CheckModeTest {
    private static final String PLAY = "- hosts: h1\n  gather_facts: false\n  tasks:\n";

    private final MemoryHosts hosts = new MemoryHosts();

    @TempDir
    private Path folder;

    @Test
    void whatIsPredictedIsWhatIsDone() {
        int changes = 0;
        for (int seed = 0; seed < 60; seed++) {
            String play = PLAY + tasks(new Random(seed));
            MemoryHosts some = new MemoryHosts();
            Bench bench = new Bench(folder, some);
            bench.run(PLAY + tasks(new Random(-seed - 1)));
            int before = some.written("h1").size();
            RunReport predicted = bench.check(play);
            assertEquals(before, some.written("h1").size(), "a check run writes nothing");
            RunReport made = bench.run(play);
            assertEquals(Bench.told(made), Bench.told(predicted), play);
            assertEquals(host(made).changes(), host(predicted).changes(), play);
            assertEquals(host(made).changes(), some.written("h1").subList(before, some.written("h1").size()), play);
            assertEquals(host(made).totals(), host(predicted).totals(), play);
            changes += host(made).changes().size();
        }
        assertTrue(changes > 200, changes + " changes");
    }

    /** Some tasks, some of which only try, and some of which depend on what an earlier one found. */
    private static String tasks(Random random) {
        StringBuilder tasks = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            String key = "SOFTWARE\\" + "ABC".charAt(random.nextInt(3)) + (random.nextBoolean() ? "\\Sub" : "");
            String state = List.of("present", "present", "absent", "no_key").get(random.nextInt(4));
            tasks.append("    - { name: t").append(i).append(", register: r").append(i)
                    .append(", put: { key: '").append(key).append("', name: ").append(random.nextBoolean() ? "a" : "b")
                    .append(", data: ").append(random.nextInt(2)).append(", state: ").append(state).append(" }")
                    .append(random.nextInt(5) == 0 ? ", check_mode: true" : "")
                    .append(i > 0 && random.nextInt(4) == 0 ? ", when: r" + (i - 1) + ".changed" : "").append(" }\n");
        }
        return tasks.toString();
    }

    private static HostReport host(RunReport report) {
        return report.hosts().get(0);
    }

    private Optional<RegistryValue> value(String name) {
        return hosts.registry("h1").value(RegistryPath.hklm("SOFTWARE\\A"), name);
    }

    @Test
    void aTaskThatOnlyTriesLeavesNothingBehindInBothKindsOfRuns() {
        String play = PLAY + """
                    - { name: try, put: { key: SOFTWARE\\A, reboot: x }, check_mode: true }
                    - { name: do, put: { key: SOFTWARE\\A } }
                    - { name: same, put: { key: SOFTWARE\\A }, check_mode: true }
                """;
        String told = "try: h1 changed\ndo: h1 changed\nsame: h1 ok";
        Bench bench = new Bench(folder, hosts);
        assertEquals(told, Bench.told(bench.check(play)));
        assertEquals(List.of(), hosts.written("h1"));
        RunReport made = bench.run(play);
        assertEquals(told, Bench.told(made));
        assertEquals(2, host(made).changes().size(), "a key and its value, each once");
        assertEquals(Optional.empty(), host(made).restart(), "what is only tried makes no restart necessary");
    }

    @Test
    void aTaskThatSaysCheckModeFalseWritesEvenInACheckRunAndLaterOnesSeeIt() {
        RunReport report = new Bench(folder, hosts).check(PLAY + """
                    - { name: one, put: { key: SOFTWARE\\A, name: a } }
                    - { name: real, put: { key: SOFTWARE\\A, name: b }, check_mode: false }
                    - { name: again, put: { key: SOFTWARE\\A, name: b } }
                    - { name: first, put: { key: SOFTWARE\\A, name: a } }
                    - { name: gone, put: { key: SOFTWARE\\A, state: no_key } }
                """);
        assertEquals("one: h1 changed\nreal: h1 changed\nagain: h1 ok\nfirst: h1 ok\ngone: h1 changed", Bench.told(report));
        assertEquals(Optional.empty(), value("a"));
        assertEquals(Optional.of(RegistryValue.dword(1)), value("b"));
    }
}
