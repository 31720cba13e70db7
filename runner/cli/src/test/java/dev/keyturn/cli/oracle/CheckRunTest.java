package dev.keyturn.cli.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same playbooks say in a check run what they say in a real one. */
class CheckRunTest {
    @TempDir
    private Path folder;

    static Stream<Scenario> realRuns() {
        return Scenario.all().stream().filter(scenario -> !scenario.options().contains("--check"));
    }

    @ParameterizedTest
    @MethodSource("realRuns")
    void aCheckRunSaysWhatTheRealRunSays(Scenario scenario) throws Exception {
        List<String> options = new ArrayList<>(scenario.options());
        options.add("--check");
        Scenario checked = new Scenario(scenario.playbook(), options);
        assertEquals(Ran.of(scenario, folder.resolve("real")).told(), Ran.of(checked, folder.resolve("check")).told());
    }
}
