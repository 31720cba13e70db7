package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is known of a host before it is reached is the same for every command. */
class HostVariablesEverywhereTest {
    private static final String PLAY = """
            - hosts: all
              gather_facts: false
              tasks:
                - name: write
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void twoHostsWhoseSnapshotsATemplateFinds() throws IOException {
        write("hosts.ini", "[web]\nw1\n[db]\nd1\n");
        for (String group : List.of("web", "db")) {
            write(group + ".reg", "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n");
        }
        Files.createDirectories(folder.resolve("books"));
        write("books/play.yml", PLAY);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private Command run(String... line) {
        return Command.run(folder, line);
    }

    private String theRun() throws IOException {
        try (var all = Files.list(folder.resolve("runs"))) {
            return all.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("2")).sorted().findFirst().orElseThrow();
        }
    }

    /** Each command that reaches hosts, as its user would type it after a run. */
    private List<List<String>> commands() throws IOException {
        return List.of(List.of("ping", "-i", "hosts.ini"), List.of("audit", "-i", "hosts.ini"), List.of("explain", "w1", "TLS 1.2", "-i", "hosts.ini"),
                List.of("compare", "w1", "d1", "-i", "hosts.ini"), List.of("reboots", "-i", "hosts.ini", "--runs-dir", "runs"),
                List.of("snapshot", "-i", "hosts.ini", "--to", "taken"), List.of("verify", theRun(), "--runs-dir", "runs"),
                List.of("apply", "plan.json", "--check", "--runs-dir", "runs"), List.of("rollback", theRun(), "--check", "--runs-dir", "runs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ group_names[0] }}.reg", "{{ (groups.web[0] == inventory_hostname) | ternary('web', 'db') }}.reg",
        "{{ 'web' if inventory_hostname_short == 'w1' else 'db' }}.reg"})
    void aTemplateThatPlayUnderstandsEveryCommandDoes(String regfile) throws IOException {
        write("group_vars/all.yml", "regfile: \"" + regfile + "\"\n");
        theyAllReachTheirHosts(List.of());
    }

    @Test
    void whatStandsBesideThePlaybookCountsForThemToo() throws IOException {
        write("books/group_vars/all.yml", "regfile: \"{{ group_names[0] }}.reg\"\n");
        theyAllReachTheirHosts(List.of("--playbook-dir", "books"));
    }

    private void theyAllReachTheirHosts(List<String> more) throws IOException {
        Command planned = run("play", "books/play.yml", "-i", "hosts.ini", "--check", "--out", "plan.json", "--runs-dir", "runs");
        assertEquals(0, planned.code(), planned.out() + planned.err());
        Command played = run("play", "books/play.yml", "-i", "hosts.ini", "--runs-dir", "runs");
        assertEquals(0, played.code(), played.out() + played.err());
        for (List<String> command : commands()) {
            List<String> line = new ArrayList<>(command);
            // a run and a plan know where their playbooks are
            if (!List.of("verify", "apply", "rollback").contains(command.get(0))) {
                line.addAll(more);
            }
            Command done = run(line.toArray(String[]::new));
            assertEquals("", done.err(), String.join(" ", line));
            assertTrue(done.code() == 0, String.join(" ", line) + "\n" + done.out());
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        Command done = run("ping", "-i", "hosts.ini", "--playbook-dir", "elsewhere");
        assertEquals(1, done.code());
        assertEquals("keyturn: there is no folder elsewhere in " + folder + ", which --playbook-dir names\n", done.err());
    }
}
