package dev.keyturn.cli.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Small playbooks of all kinds do, and say, what they do and say under a real ansible-core. */
@Needs(RealPart.ANSIBLE)
class RealAnsibleTest {
    private static final List<Scenario> SCENARIOS = Scenario.all();
    private static RealAnsible ansible;

    @TempDir
    private static Path simulated;
    @TempDir
    private Path folder;

    @BeforeAll
    static void begin() {
        ansible = new RealAnsible(simulated, SCENARIOS);
    }

    @AfterAll
    static void end() {
        ansible.close();
    }

    static List<Scenario> scenarios() {
        return SCENARIOS;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void itIsAsUnderARealAnsible(Scenario scenario) throws Exception {
        Ran real = ansible.ran(scenario);
        Ran ours = Ran.of(scenario, folder.resolve("real"));
        assertFalse(real.told().recap().isEmpty(), scenario + " does not even begin");
        assertEquals(real.told().lines(), ours.told().lines());
        assertEquals(real.told().recap(), ours.told().recap());
        assertEquals(real.registries(), ours.registries());
        assertEquals(real.told().code(), ours.told().code());
    }
}
