package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Place;
import dev.keyturn.language.source.Problems;
import dev.keyturn.module.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder {@code group_vars} or {@code host_vars}. For each name it may hold one of {@code name}, which is a file or a folder of files,
 * {@code name.yml}, {@code name.yaml} and {@code name.json}; of several the first counts, as in Ansible.
 */
final class VariableFolder {
    /** A folder that is not there. */
    static final VariableFolder NONE = new VariableFolder(Map.of());
    private static final List<String> ENDINGS = List.of("", ".yml", ".yaml", ".json");

    private final Map<String, Map<String, Object>> variables;

    private VariableFolder(Map<String, Map<String, Object>> variables) {
        this.variables = variables;
    }

    Map<String, Object> of(String name) {
        return variables.getOrDefault(name, Map.of());
    }

    /** Reads what is there for the names, and warns of files that seem to mean one of them. */
    static VariableFolder read(Source folder, Collection<String> names, Problems problems) {
        if (Files.exists(folder.path()) && !Files.isDirectory(folder.path())) {
            problems.warning(Place.of(folder.name()), "this is a file and is not read; expected a folder with a file for each name");
        }
        Set<String> there = Files.isDirectory(folder.path()) ? list(folder, problems) : Set.of();
        Map<String, Map<String, Object>> variables = new HashMap<>();
        for (String name : there.isEmpty() ? List.<String>of() : names) {
            List<String> files = ENDINGS.stream().map(ending -> name + ending).filter(there::contains).toList();
            if (!files.isEmpty()) {
                variables.put(name, readAll(inside(folder, files.get(0)), problems));
                files.subList(1, files.size()).forEach(file -> problems.warning(Place.of(folder.name() + "/" + file),
                        "this is not read, since '" + files.get(0) + "' beside it counts, here and in Ansible; put both into one"));
            }
        }
        warnOfStrangers(folder, there, new Names(Set.copyOf(names), variables.keySet()), problems);
        return new VariableFolder(variables);
    }

    private static Map<String, Object> readAll(Source source, Problems problems) {
        if (!Files.isDirectory(source.path())) {
            return VariableFile.read(source, problems);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        for (String name : list(source, problems)) {
            Source inner = inside(source, name);
            boolean folder = Files.isDirectory(inner.path());
            if (ending(name).filter(ending -> !folder || ending.isEmpty()).isPresent() && !name.endsWith("~")) {
                all.putAll(readAll(inner, problems));
            }
        }
        return all;
    }

    /** A file of a name that nobody has is common where inventories share a folder; it is odd if a name close by has no file. */
    private static void warnOfStrangers(Source folder, Set<String> there, Names names, Problems problems) {
        List<String> without = names.known().stream().filter(name -> !names.read().contains(name)).toList();
        for (String file : there) {
            String name = file.substring(0, file.length() - ending(file).orElse("").length());
            String hint = names.known().contains(name) || names.known().contains(file) ? "" : Nearest.hint(name, without);
            if (!hint.isEmpty()) {
                problems.warning(Place.of(folder.name() + "/" + file), "this is not read, since nothing is called '" + name + "'" + hint);
            }
        }
    }

    private record Names(Set<String> known, Set<String> read) {
    }

    /** The ending if a file with it is read. */
    private static Optional<String> ending(String name) {
        String ending = name.lastIndexOf('.') <= 0 ? "" : name.substring(name.lastIndexOf('.'));
        return ENDINGS.contains(ending) ? Optional.of(ending) : Optional.empty();
    }

    private static Set<String> list(Source folder, Problems problems) {
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith("."))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            problems.error(Place.of(folder.name()), "the folder cannot be read: " + e.getMessage());
            return Set.of();
        }
    }

    private static Source inside(Source folder, String name) {
        return new Source(folder.path().resolve(name), folder.name() + "/" + name);
    }
}
