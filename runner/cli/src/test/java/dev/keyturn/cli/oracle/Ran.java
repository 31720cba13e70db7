package dev.keyturn.cli.oracle;

import dev.keyturn.cli.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a scenario.
 *
 * @param told       what was said
 * @param registries each host's registry
 */
record Ran(Told told, Map<String, Map<String, String>> registries) {
    /** Runs one with Keyturn, in a folder that is not there yet. */
    static Ran of(Scenario scenario, Path folder) throws Exception {
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
