package dev.keyturn.cli.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.oracle.RealAnsible.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small playbooks of all kinds do, and say, what they do and say under a real ansible-core, where there is one. */
class RealAnsibleTest {
    private static final List<Scenario> SCENARIOS = Scenario.all();
    private static Optional<String> missing;
    private static RealAnsible ansible;

    @TempDir
    private static Path simulated;
    @TempDir
    private Path folder;

    @BeforeAll
    static void begin() throws InterruptedException {
        missing = RealAnsible.missing();
        ansible = new RealAnsible(simulated, missing.isPresent() ? List.of() : SCENARIOS);
    }

    @AfterAll
    static void end() {
        ansible.close();
    }

    static List<Scenario> scenarios() {
        return SCENARIOS;
    }

    static Stream<Scenario> realRuns() {
        return SCENARIOS.stream().filter(scenario -> !scenario.options().contains("--check"));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void itIsAsUnderARealAnsible(Scenario scenario) throws Exception {
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        Ran real = ansible.ran(scenario);
        Ran ours = run(scenario, folder.resolve("real"));
        assertFalse(real.told().recap().isEmpty(), scenario + " does not even begin");
        assertEquals(real.told().lines(), ours.told().lines());
        assertEquals(real.told().recap(), ours.told().recap());
        assertEquals(real.registries(), ours.registries());
        assertEquals(real.told().code(), ours.told().code());
    }

    @ParameterizedTest
    @MethodSource("realRuns")
    void aCheckRunSaysWhatTheRealRunSays(Scenario scenario) throws Exception {
        List<String> options = new ArrayList<>(scenario.options());
        options.add("--check");
        assertEquals(run(scenario, folder.resolve("real")).told(), run(new Scenario(scenario.playbook(), options), folder.resolve("check")).told());
    }

    private static Ran run(Scenario scenario, Path folder) throws Exception {
        Command.copy(Scenario.FOLDER, folder);
        for (String host : Scenario.HOSTS) {
            Files.writeString(folder.resolve(host + ".reg"), "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n");
        }
        List<String> arguments = new ArrayList<>(List.of("play"));
        arguments.addAll(scenario.arguments());
        Command run = Command.run(folder, arguments.toArray(String[]::new));
        Map<String, Map<String, String>> after = new LinkedHashMap<>();
        for (String host : Scenario.HOSTS) {
            after.put(host, Registries.snapshot(folder, host));
        }
        return new Ran(Told.of(run.code(), run.out() + run.err()), after);
    }
}
