package dev.keyturn.cli.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keyturn.connections.regfile.RegfilePlugin;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.engine.connection.ConnectionException;
import dev.keyturn.engine.connection.ConnectionRequest;
import dev.keyturn.registry.Bytes;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The contents of registries after a run: by key, spelled as created, its values with their types. */
final class Registries {
    /** Keys that are there before any run. */
    private static final Set<String> GIVEN = Set.of("HKLM", "HKCU", "HKU", "HKCC", "HKCR", "HKLM\\SOFTWARE", "HKLM\\SYSTEM", "HKU\\.DEFAULT");

    private Registries() {
    }

    /** The simulated registry of a host. */
    static Map<String, String> simulated(Path folder, String host) throws IOException {
        Map<String, String> keys = new TreeMap<>();
        Path file = folder.resolve(host + ".json");
        if (Files.exists(file)) {
            for (JsonNode key : new ObjectMapper().readTree(file.toFile())) {
                Map<String, RegistryValue> values = new TreeMap<>();
                for (JsonNode value : key.get("values")) {
                    values.put(value.get(0).asText(), value(value.get(1).asText(), value.get(2)));
                }
                put(keys, key.get("path").asText(), values);
            }
        }
        return keys;
    }

    private static RegistryValue value(String kind, JsonNode data) {
        return switch (kind) {
            case "DWord" -> RegistryValue.dword(data.asLong() & 0xFFFFFFFFL);
            case "QWord" -> new RegistryValue.Qword(data.asLong());
            case "Binary" -> new RegistryValue.Binary(bytes(data));
            case "None" -> new RegistryValue.None(bytes(data));
            case "MultiString" -> new RegistryValue.MultiSz(texts(data));
            case "ExpandString" -> new RegistryValue.ExpandSz(data.asText());
            default -> RegistryValue.sz(data.asText());
        };
    }

    private static Bytes bytes(JsonNode data) {
        byte[] bytes = new byte[data.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) data.get(i).asInt();
        }
        return Bytes.of(bytes);
    }

    private static List<String> texts(JsonNode data) {
        List<String> texts = new ArrayList<>();
        data.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** The snapshot of a host. */
    static Map<String, String> snapshot(Path folder, String host) throws ConnectionException {
        Map<String, String> keys = new TreeMap<>();
        ConnectionRequest request = new ConnectionRequest(host, Optional.of(folder.resolve(host + ".reg")), Map.of());
        try (Connection connection = new RegfilePlugin().open(request)) {
            for (Hive hive : Hive.values()) {
                collect(connection, new RegistryPath(hive, View.BITS_64, ""), keys);
            }
        }
        return keys;
    }

    private static void collect(RegistryReader registry, RegistryPath path, Map<String, String> keys) {
        Optional<KeySnapshot> key = registry.key(path);
        if (key.isPresent()) {
            put(keys, path.hive() + (path.isRoot() ? "" : "\\" + path.subkey()), key.get().values());
            key.get().subkeys().forEach(name -> collect(registry, path.child(name), keys));
        }
    }

    private static void put(Map<String, String> keys, String path, Map<String, RegistryValue> values) {
        if (!GIVEN.contains(path) || !values.isEmpty()) {
            keys.put(path, values.toString());
        }
    }
}
