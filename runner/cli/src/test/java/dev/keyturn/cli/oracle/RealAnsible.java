package dev.keyturn.cli.oracle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs all scenarios with a real ansible-core, two at a time, since each start of it takes seconds. */
final class RealAnsible implements AutoCloseable {
    /** What makes a real Ansible work on registries in files. */
    private static final Path CONFIGURATION = Scenario.FOLDER.resolve("ansible").resolve("ansible.cfg");

    private final ExecutorService processes = Executors.newFixedThreadPool(2);
    private final Map<Scenario, Future<Ran>> runs = new LinkedHashMap<>();

    /** Begins to run. */
    RealAnsible(Path folder, List<Scenario> scenarios) {
        for (Scenario scenario : scenarios) {
            Path registries = folder.resolve("r" + runs.size());
            runs.put(scenario, processes.submit(() -> run(scenario, registries)));
        }
    }

    /** What came of one. */
    Ran ran(Scenario scenario) throws Exception {
        return runs.get(scenario).get();
    }

    private static Ran run(Scenario scenario, Path registries) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ansible-playbook"));
        command.addAll(scenario.arguments());
        ProcessBuilder builder = new ProcessBuilder(command).directory(Scenario.FOLDER.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("ANSIBLE_CONFIG", CONFIGURATION.toString(), "LC_ALL", "C.UTF-8",
                "KEYTURN_REGISTRIES", Files.createDirectories(registries).toString(), "PYTHONDONTWRITEBYTECODE", "1",
                // its '...ignoring' names no host, so what hosts say must not mix
                "ANSIBLE_FORKS", "1"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, Map<String, String>> after = new LinkedHashMap<>();
        for (String host : Scenario.HOSTS) {
            after.put(host, Registries.simulated(registries, host));
        }
        return new Ran(Told.of(process.waitFor(), out), after);
    }

    @Override
    public void close() {
        processes.shutdownNow();
    }
}
