package dev.keyturn.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder with a playbook and some hosts whose registries are empty, made for one test. */
public final class Fleet {
    private final Path folder;

    /** Hosts h01, h02 and so on. */
    public Fleet(Path folder, int hosts) {
        this.folder = folder;
        StringBuilder inventory = new StringBuilder("all:\n  vars:\n    regfile: \"{{ inventory_hostname }}.reg\"\n  hosts:\n");
        for (int i = 1; i <= hosts; i++) {
            inventory.append("    ").append(name(i)).append(":\n");
            write(name(i) + ".reg", "Windows Registry Editor Version 5.00\r\n");
        }
        write("hosts.yml", inventory.toString());
    }

    /** The name of a host, from 1. */
    public static String name(int number) {
        return String.format("h%02d", number);
    }

    /** Writes a file of the folder. */
    public Fleet write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file of the folder. */
    public String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs tasks, written as they stand below {@code tasks:}, on all hosts, without facts. */
    public Command tasks(String tasks, String... options) {
        return play("- name: test\n  hosts: all\n  gather_facts: false\n  tasks:\n" + tasks.indent(4), options);
    }

    /** Runs a playbook. */
    public Command play(String playbook, String... options) {
        write("play.yml", playbook);
        List<String> all = new ArrayList<>(List.of("play", "play.yml", "-i", "hosts.yml"));
        all.addAll(List.of(options));
        return Command.run(folder, all.toArray(String[]::new));
    }
}
