package dev.keyturn.cli.wine;

import dev.keyturn.cli.CaseHost;
import dev.keyturn.connections.local.LocalPlugin;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.windows.modules.ModuleCase;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the modules' cases on the registry of this Windows and prints a line per case; the main class inside the Windows JVM. */
final class RunCases {
    private RunCases() {
    }

    public static void main(String[] arguments) throws Exception {
        List<ModuleCase> cases = ModuleCase.all().stream().filter(each -> each.memoryOnly().isEmpty()).toList();
        try (Connection host = new LocalPlugin().open(new ConnectionRequest("localhost", Optional.empty(), Map.of()))) {
            CaseHost registry = new CaseHost(host, cases);
            cases.forEach(each -> print(registry, each));
        }
    }

    private static void print(CaseHost registry, ModuleCase each) {
        try {
            registry.run(each);
            System.out.println("RESULT SUCCESSFUL " + each.name());
        } catch (Exception | AssertionError e) {
            System.out.println("RESULT FAILED " + each.name());
            e.printStackTrace(System.out);
        }
    }
}
