package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither a host nor a playbook nor an inventory writes to the administrator's terminal anything but what it looks like. */
class HostileTextTest {
    /** Sets the title, rings, goes back to the beginning of the line, turns the direction of writing, and forges a line of ours. */
    private static final String EVIL = "x\u001b]0;owned\u0007\u009b2J\u202e\rback\r\nFORGED PLAY RECAP";
    private static final Pattern NOT_PLAIN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\x{2028}\\x{2029}&&[^\n\t]]");

    @TempDir
    private Path folder;

    @BeforeEach
    void makeAHostileWorld() throws IOException {
        String evil = hex(EVIL);
        Files.writeString(folder.resolve("h1.reg"), "\uFEFF" + String.join("\r\n", "Windows Registry Editor Version 5.00", "",
                "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]", "\"ProductName\"=hex(1):" + evil,
                "\"CurrentBuildNumber\"=\"20348\"", "\"DisplayVersion\"=hex(1):" + evil, "\"EditionID\"=hex(1):" + evil, "",
                "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Demo]", "\"a\"=hex(1):" + evil, "\"b\u001b[31m\u202e\"=\"1\"", "",
                "[HKEY_LOCAL_MACHINE\\SOFTWARE\\Demo\\k\u001b[31m\u0007]", "\"c\"=\"1\"", ""), StandardCharsets.UTF_16LE);
        String quoted = quoted(EVIL);
        Files.writeString(folder.resolve("hosts.yml"), "all: { hosts: { h1: { regfile: h1.reg, note: " + quoted + " } } }\n");
        Files.writeString(folder.resolve("play.yml"), String.join("\n", "- name: " + quoted, "  hosts: all", "  tasks:",
                "    - name: " + quoted, "      tags: [" + quoted + "]",
                "      registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: " + quoted(EVIL + "2") + ", type: string }", "      notify: " + quoted,
                "    - name: delete a key that is called badly", "      registry_key: { path: " + quoted("HKLM:\\SOFTWARE\\Demo\\k\u001b[31m\u0007")
                        + ", state: absent, delete_key: true }",
                "    - name: many", "      debug: { msg: '{{ item }}' }", "      loop: [" + quoted + "]",
                "    - name: fails", "      fail: { msg: '{{ note }}' }", "      ignore_errors: true",
                "    - name: '{{ note }}'", "      debug: { var: note }",
                "  handlers:", "    - name: " + quoted, "      reboot_required: { reason: " + quoted + " }", ""));
    }

    private void well(String... line) {
        Command done = run(line);
        assertEquals(0, done.code(), String.join(" ", line) + "\n" + done.out() + done.err());
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte b : (text + '\0').getBytes(StandardCharsets.UTF_16LE)) {
            hex.append(hex.isEmpty() ? "" : ",").append(String.format("%02x", b));
        }
        return hex.toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> quoted.append(c < ' ' || c > '~' || c == '"' || c == '\\' ? String.format("\\u%04x", c) : String.valueOf((char) c)));
        return quoted.append('"').toString();
    }

    private Command run(String... line) {
        List<String> all = new ArrayList<>(List.of(line));
        Command done = Command.run(folder, all.toArray(String[]::new));
        for (String said : List.of(done.out(), done.err())) {
            assertFalse(NOT_PLAIN.matcher(said).find(), String.join(" ", line) + "\n" + PlainForTest.shown(said));
            assertTrue(said.lines().noneMatch(each -> each.startsWith("FORGED")), String.join(" ", line) + "\n" + said);
        }
        return done;
    }

    /** Escapes, for messages of this test alone. */
    private static final class PlainForTest {
        static String shown(String text) {
            return NOT_PLAIN.matcher(text).replaceAll(match -> String.format("<%04X>", (int) match.group().charAt(0)));
        }
    }

    @Test
    void noCommandPassesItOn() throws IOException {
        String[] hosts = {"-i", "hosts.yml"};
        Stream.of("--list-hosts", "--list-tasks", "--list-tags", "--syntax-check").forEach(list -> well("play", "play.yml", "-i", "hosts.yml",
                list));
        well("play", "play.yml", "-i", "hosts.yml", "--check", "--diff", "-vvv", "--out", "plan.json");
        well("plan", "show", "plan.json", "--diff");
        run("plan", "show", "plan.json", "--reg", "patches");
        well("apply", "plan.json", "--diff", "--runs-dir", "runs");
        String first = theRun();
        for (List<String> line : List.of(List.of("runs", "--runs-dir", "runs"), List.of("runs", "show", "--runs-dir", "runs", first),
                List.of("runs", "verify", "--runs-dir", "runs", first), List.of("verify", first, "--diff", "--runs-dir", "runs"),
                List.of("runs", "compare", "--runs-dir", "runs", first, first), List.of("rollback", first, "--check", "--diff", "--runs-dir", "runs"))) {
            run(line.toArray(String[]::new));
        }
        run("play", "play.yml", hosts[0], hosts[1], "--diff", "-v", "--runs-dir", "runs", "--change", EVIL);
        run("runs", "--runs-dir", "runs");
        for (String command : List.of("ping", "audit", "reboots")) {
            run(command, hosts[0], hosts[1]);
            run("audit", "-v", hosts[0], hosts[1]);
        }
        run("explain", "h1", "TLS 1.2", hosts[0], hosts[1]);
        run("snapshot", hosts[0], hosts[1], "--to", "taken");
        run("audit", hosts[0], hosts[1], "-l", EVIL);
        run("play", EVIL, hosts[0], hosts[1]);
        run("play", "play.yml", hosts[0], hosts[1], "-e", EVIL);
        run("play", "play.yml", hosts[0], hosts[1], "--" + EVIL);
        run("explain", "h1", EVIL, hosts[0], hosts[1]);
    }

    @Test
    void mistakesInFilesDoNotEither() throws IOException {
        Files.writeString(folder.resolve("bad.yml"), "- hosts: all\n  " + quoted(EVIL) + ": 1\n  tasks:\n    - " + quoted(EVIL) + ": { " + quoted(EVIL) + ": 1 }\n"
                + "    - registry_key: { path: " + quoted("HKLM:\\" + EVIL) + ", " + quoted(EVIL) + ": 2 }\n    - debug: { msg: \"{{ " + "nope" + " | evil\\u001b }}\" }\n");
        assertEquals(4, run("play", "bad.yml", "-i", "hosts.yml").code());
        Files.writeString(folder.resolve("bad.reg"), "\uFEFFWindows Registry Editor Version 5.00\r\n\r\n[HKEY_\u001b[31m\u202e]\r\n\"\u0007\"=what\u001b\r\n", StandardCharsets.UTF_16LE);
        run("import", "bad.reg");
        Files.writeString(folder.resolve("bad.ini"), "h1 a\u001b=\u0007'\u202e\n[\u001b\n");
        run("audit", "-i", "bad.ini");
        Files.writeString(folder.resolve("keyturn.yml"), quoted(EVIL) + ": 1\nforks: " + quoted(EVIL) + "\n");
        run("audit", "-i", "hosts.yml");
    }

    private String theRun() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("runs"))) {
            return all.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("2")).findFirst().orElseThrow();
        }
    }
}
