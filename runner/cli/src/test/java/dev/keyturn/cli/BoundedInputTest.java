package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written in a host, a playbook or an inventory, a run ends with its recap, and what is no file is not waited for. */
class BoundedInputTest {
    private static final Duration AT_ALL = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    private Command run(String... arguments) {
        return assertTimeoutPreemptively(AT_ALL, () -> Command.run(folder, arguments));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "- debug: {msg: \"{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}\"}\n      when: inventory_hostname == 'h01'",
        "- debug: {msg: x}\n      when: inventory_hostname == 'h01' and (('a' * 60 ~ '!') | regex_search('^(a+)+$'))",
        "- debug: {msg: x}\n      changed_when: inventory_hostname == 'h01' and '%c' % 1114112 == 'x'",
        "- debug: {msg: x}\n      loop: \"{{ ('x' * 1000000).replace('x', 'y' * 1000000) | list if inventory_hostname == 'h01' else [1] }}\""})
    void whatOneHostCannotEvaluateIsThatHostsFailure(String task) {
        Fleet fleet = new Fleet(folder, 2);
        Command run = fleet.tasks("    " + task + "\n    - registry_key: {path: 'HKLM:\\SOFTWARE\\K', name: a, type: dword, data: 1}\n");
        assertEquals(2, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("PLAY RECAP"), run.out());
        assertTrue(fleet.read("h02.reg").contains("\"a\"=dword:00000001"), "the other host goes on");
        assertFalse((run.out() + run.err()).contains("\tat "), "no stack trace");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPipeOrADeviceIsNoInventory() throws Exception {
        Files.writeString(folder.resolve("p.yml"), "- hosts: all\n  tasks:\n    - debug: {msg: x}\n");
        assertEquals(0, new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor());
        for (String inventory : new String[] {"pipe", "/dev/zero"}) {
            Command run = run("play", "p.yml", "-i", inventory);
            assertTrue(run.err().contains("this is a pipe or a device; expected a file"), run.err());
        }
        Files.writeString(folder.resolve("hosts.yml"), "all: {vars: {regfile: pipe}, hosts: {h01: }}\n");
        Command ping = run("ping", "-i", "hosts.yml");
        assertTrue((ping.out() + ping.err()).contains("is a pipe or a device; expected a .reg file"), ping.out() + ping.err());
    }

    @Test
    void aHostPatternThatGoesThroughANameForEverIsRefused() throws Exception {
        Files.writeString(folder.resolve("hosts.ini"), "a".repeat(60) + "b regfile=x.reg\n");
        Files.writeString(folder.resolve("p.yml"), "- hosts: '~(.*a){25}c'\n  tasks:\n    - debug: {msg: x}\n");
        Command run = run("play", "p.yml", "-i", "hosts.ini");
        assertEquals(4, run.code(), run.out());
        assertTrue(run.err().contains("takes too long"), run.err());
    }

    @Test
    void numbersWithoutEndAreTexts() throws Exception {
        Files.writeString(folder.resolve("hosts.yml"), "all: {hosts: {h01: {x: " + "1:".repeat(20_000) + "1, y: " + "7".repeat(2_000_000) + "}}}\n");
        Files.writeString(folder.resolve("p.yml"), "- hosts: all\n  gather_facts: false\n  tasks:\n    - debug: {msg: \"{{ y | length }}\"}\n");
        Command run = run("play", "p.yml", "-i", "hosts.yml", "-c", "local");
        assertTrue(run.code() != 250 && !(run.out() + run.err()).contains("\tat "), run.err());
    }
}
