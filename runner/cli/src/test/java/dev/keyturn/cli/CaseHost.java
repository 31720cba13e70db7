package dev.keyturn.cli;

import dev.keyturn.engine.connection.Connection;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChanges;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.modules.ModuleCase;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Runs the modules' cases on a real registry. Before each case the keys that any case has are made as this one has them, and afterwards all of
 * that is undone.
 */
public final class CaseHost {
    private final Connection host;
    private final TreeSet<RegistryPath> keys = new TreeSet<>(Comparator.comparing(RegistryPath::toString));

    /**
     * Uses a connection.
     *
     * @param cases all that will be run
     */
    public CaseHost(Connection host, List<ModuleCase> cases) {
        this.host = host;
        cases.forEach(each -> keys.addAll(each.keys()));
    }

    /** Runs one case. */
    public void run(ModuleCase each) throws Exception {
        run(each, written -> { });
    }

    /**
     * Runs one case.
     *
     * @param look called with the case's changes when they are made, and again with their inverse
     */
    public void run(ModuleCase each, Consumer<List<RegistryChange>> look) throws Exception {
        List<RegistryChange> prepared = preparation(each.before());
        host.apply(prepared);
        try {
            each.run(host, changes -> {
                host.apply(changes);
                look.accept(changes);
            });
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
