package dev.keyturn.cli.wine;

import dev.keyturn.connections.win32.LocalPlugin;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.ModuleCase;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Runs the modules' cases on the registry of this Windows and prints a line per case; the main class inside the Windows JVM. Before each case
 * the keys that any case has are made as this one has them, and afterwards all of that is undone.
 */
final class RunCases {
    private final Connection host;
    private final TreeSet<RegistryPath> keys = new TreeSet<>(Comparator.comparing(RegistryPath::toString));

    private RunCases(Connection host, List<ModuleCase> cases) {
        this.host = host;
        cases.forEach(each -> keys.addAll(each.keys()));
    }

    public static void main(String[] arguments) throws Exception {
        List<ModuleCase> cases = ModuleCase.all().stream().filter(each -> each.memoryOnly().isEmpty()).toList();
        try (Connection host = new LocalPlugin().open(new ConnectionRequest("localhost", Optional.empty(), Map.of()))) {
            RunCases run = new RunCases(host, cases);
            cases.forEach(run::print);
        }
    }

    private void print(ModuleCase each) {
        try {
            run(each);
            System.out.println("RESULT SUCCESSFUL " + each.name());
        } catch (Exception | AssertionError e) {
            System.out.println("RESULT FAILED " + each.name());
            e.printStackTrace(System.out);
        }
    }

    private void run(ModuleCase each) throws Exception {
        List<RegistryChange> prepared = preparation(each.before());
        host.apply(prepared);
        try {
            each.run(host, host::apply);
        } finally {
            host.apply(RegistryChanges.inverse(prepared));
        }
    }

    /** Takes the values first, then the keys from the leaves up where nothing else stands below them; then puts what the case has. */
    private List<RegistryChange> preparation(RegistryReader wanted) {
        RegistryChanges wishes = new RegistryChanges(host);
        for (RegistryPath key : keys.descendingSet()) {
            KeySnapshot now = wishes.registry().key(key).orElse(KeySnapshot.EMPTY);
            KeySnapshot then = wanted.key(key).orElse(KeySnapshot.EMPTY);
            now.values().keySet().stream().filter(name -> then.value(name).isEmpty()).forEach(name -> wishes.deleteValue(key, name));
            if (now.subkeys().isEmpty() && wanted.key(key).isEmpty()) {
                wishes.deleteTree(key);
            }
        }
        for (RegistryPath key : keys) {
            wanted.key(key).ifPresent(then -> {
                wishes.createKey(key);
                then.values().forEach((name, value) -> wishes.setValue(key, name, value));
            });
        }
        return wishes.toList();
    }
}
