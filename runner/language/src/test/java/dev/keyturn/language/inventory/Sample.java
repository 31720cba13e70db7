package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Problem;
import dev.keyturn.language.source.Problems;
import dev.keyturn.language.variables.Layer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes small inventories into a folder, reads them, and shows what came of it. */
final class Sample {
    private final Path folder;
    private final Problems problems = new Problems();
    private final List<String> written = new ArrayList<>();

    Sample(Path folder) {
        this.folder = folder;
    }

    Sample file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            written.add(name);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Inventory load(String... sources) {
        return InventoryLoader.load(List.of(sources), folder, problems);
    }

    /** Reads the one file that was written. */
    Inventory load() {
        return load(written.get(0));
    }

    Problems problems() {
        return problems;
    }

    String said() {
        return problems.all().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    /** All layers of a host laid over each other. */
    static Map<String, Object> merged(Inventory inventory, String host) {
        Map<String, Object> all = new TreeMap<>();
        Map<Layer, Map<String, Object>> layers = inventory.variablesOf(host);
        layers.values().forEach(all::putAll);
        return all;
    }

    /** The variables of every host. */
    static Map<String, Map<String, Object>> variables(Inventory inventory) {
        return inventory.hosts().stream().collect(Collectors.toMap(Host::name, host -> merged(inventory, host.name()), (a, b) -> b, TreeMap::new));
    }

    static List<String> names(Inventory inventory) {
        return inventory.hosts().stream().map(Host::name).toList();
    }
}
