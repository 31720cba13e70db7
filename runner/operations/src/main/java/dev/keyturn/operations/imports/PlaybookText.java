package dev.keyturn.operations.imports;

import dev.keyturn.module.ModuleFailure;
import dev.keyturn.operations.imports.ImportStep.Kind;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryPath;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The text of a playbook that does to any registry what importing a file does. The same file gives the same text. */
public final class PlaybookText {
    private final ImportSource file;
    private final KeyTasks keyTasks;
    private final List<String> tasks = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    private PlaybookText(ImportSource file) {
        this.file = file;
        this.keyTasks = new KeyTasks(file);
    }

    /**
     * Turns a file into a playbook.
     *
     * @param name  the file's name, for messages and comments
     * @param bytes a {@code .reg} file, or a {@code registry.pol}
     * @param hive  what the keys of a {@code registry.pol} are below
     * @throws ImportException if any of it cannot be understood, or cannot be said in a playbook
     */
    public static String of(String name, byte[] bytes, Hive hive, Charset codePage) throws ImportException {
        PlaybookText text = new PlaybookText(ImportSource.read(name, bytes, hive, codePage));
        text.convert();
        if (!text.reasons.isEmpty()) {
            throw new ImportException(text.reasons);
        }
        return text.head() + String.join("\n", text.tasks);
    }

    /** Keys do not depend on each other, but for those that a key's deletion takes away: what stands before it and after it stays apart. */
    private void convert() {
        Map<RegistryPath, KeyBlock> keys = new LinkedHashMap<>();
        for (ImportStep step : file.steps()) {
            if (step.kind() == Kind.DELETE_KEY) {
                flush(keys);
                keys = new LinkedHashMap<>();
                add(step);
            } else if (!step.path().isRoot() || step.kind() != Kind.KEY) {
                keys.computeIfAbsent(step.path(), KeyBlock::new).add(step);
            }
        }
        flush(keys);
    }

    private void flush(Map<RegistryPath, KeyBlock> keys) {
        DomainTasks domain = new DomainTasks(file, keys);
        for (KeyBlock key : keys.values()) {
            Optional<String> task = domain.task(key);
            task.ifPresent(tasks::add);
            key.keyOnly().ifPresent(at -> add(new ImportStep(at, Kind.KEY, key.path(), "", Optional.empty())));
            key.values().forEach(this::add);
        }
    }

    private void add(ImportStep step) {
        try {
            tasks.add(keyTasks.task(step));
        } catch (ModuleFailure e) {
            reasons.add(file.name() + (file.unit().equals("line") ? ":" + step.at() : ": at byte " + step.at()) + ": found " + step.path()
                    + (step.kind() == Kind.SET ? ", value '" + step.name() + "'" : "") + ": " + e.getMessage());
        }
    }

    private String head() {
        long users = file.steps().stream().filter(step -> step.path().hive() == Hive.HKCU).count();
        String name = file.name().replaceAll("\\p{Cntrl}", "?");
        return "# Made by 'keyturn import' from " + name + ". It does to a registry what importing that file does.\n"
                + "# Review it before it runs: which hosts, what restarts, and whether a value is still wanted. Then run it with --check --diff.\n"
                + (users > 0 ? "# HKCU is the user who runs it, and cannot be reached from afar: " + users + " places are about it.\n" : "")
                + "- name: " + TaskText.title("what " + name + " does", "what an imported file does") + "\n"
                + "  hosts: all\n  gather_facts: false\n  tasks:" + (tasks.isEmpty() ? " []\n" : "\n");
    }
}
