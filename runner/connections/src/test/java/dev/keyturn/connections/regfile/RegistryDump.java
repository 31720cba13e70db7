package dev.keyturn.connections.regfile;

import dev.keyturn.registry.Hive;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import java.util.Map;
import java.util.TreeMap;

/** Everything below HKLM, for comparing two registries. */
final class RegistryDump {
    private RegistryDump() {
    }

    static Map<RegistryPath, KeySnapshot> of(RegistryReader registry) {
        Map<RegistryPath, KeySnapshot> all = new TreeMap<>();
        collect(registry, RegistryPath.of(Hive.HKLM, ""), all);
        collect(registry, RegistryPath.parse("HKLM\\SOFTWARE\\Wow6432Node"), all);
        return all;
    }

    private static void collect(RegistryReader registry, RegistryPath path, Map<RegistryPath, KeySnapshot> all) {
        registry.key(path).ifPresent(key -> {
            all.put(path, key);
            key.subkeys().forEach(name -> collect(registry, path.child(name), all));
        });
    }
}
