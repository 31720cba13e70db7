package dev.keyturn.language.inventory;

import dev.keyturn.language.source.Place;
import dev.keyturn.module.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the files behind what {@code -i} names, and has each read in its form. */
final class Sources {
    private static final Set<String> VARIABLE_FOLDERS = Set.of("group_vars", "host_vars");
    private static final List<String> NO_INVENTORY = List.of(
            "~", ".md", ".txt", ".rst", ".reg", ".volatile", ".bak", ".orig", ".swp", ".retry", ".cfg");

    private final Path workingDirectory;
    private final InventoryDraft draft;
    private final List<Source> folders = new ArrayList<>();

    Sources(Path workingDirectory, InventoryDraft draft) {
        this.workingDirectory = workingDirectory;
        this.draft = draft;
    }

    Path workingDirectory() {
        return workingDirectory;
    }

    /** The folders of what was read so far, in which {@code group_vars} may stand. */
    List<Source> folders() {
        return folders;
    }

    void read(String source) {
        Optional<Path> path = path(source).filter(Files::exists);
        if (path.isPresent() && Files.isDirectory(path.get())) {
            String name = source.replaceAll("[/\\\\]+$", "");
            folders.add(new Source(path.get(), name.isEmpty() ? source : name + "/"));
            readFolder(new Source(path.get(), name));
        } else if (path.isPresent()) {
            Source file = new Source(path.get(), source);
            folders.add(new Source(file.folder(), source.substring(0, Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1)));
            InventoryForm.read(file, draft);
        } else if (source.indexOf(',') >= 0) {
            readList(source);
        } else {
            draft.problems().error(Place.of(source), "there is no such file" + hint(source));
        }
    }

    private void readList(String list) {
        for (String host : list.split(",")) {
            if (!host.isBlank()) {
                draft.hosts(host.strip(), InventoryDraft.UNGROUPED, Place.of("-i " + list), workingDirectory);
            }
        }
    }

    private void readFolder(Source folder) {
        for (Path path : list(folder)) {
            String name = path.getFileName().toString();
            Source inner = new Source(path, folder.name() + "/" + name);
            boolean link = Files.isDirectory(path) && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
            if (name.startsWith(".") || VARIABLE_FOLDERS.contains(name) || link) {
                continue;
            }
            if (Files.isDirectory(path)) {
                readFolder(inner);
            } else if (NO_INVENTORY.stream().noneMatch(name::endsWith)) {
                InventoryForm.read(inner, draft);
            }
        }
    }

    private List<Path> list(Source folder) {
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.sorted().toList();
        } catch (IOException e) {
            draft.problems().error(Place.of(folder.name()), "the folder cannot be read: " + e.getMessage());
            return List.of();
        }
    }

    private Optional<Path> path(String source) {
        try {
            return source.isBlank() ? Optional.empty() : Optional.of(workingDirectory.resolve(source).normalize());
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private String hint(String source) {
        Optional<Path> path = path(source);
        Optional<Path> folder = path.map(Path::getParent).filter(Files::isDirectory);
        if (folder.isEmpty()) {
            return "";
        }
        List<String> names = list(new Source(folder.get(), folder.get().toString())).stream().map(each -> each.getFileName().toString()).toList();
        String near = Nearest.hint(path.get().getFileName().toString(), names);
        boolean plainName = near.isEmpty() && source.indexOf('/') < 0 && source.indexOf('\\') < 0;
        return plainName ? "; for a list of hosts write a comma: '" + source + ",'" : near;
    }
}
