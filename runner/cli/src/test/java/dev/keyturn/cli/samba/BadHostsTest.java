package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyturn.cli.Command;
import dev.keyturn.connections.Smbd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts that are no hosts, ports that are no ports, and more hosts than anyone has: one message each, and an exit code. */
@Timeout(300)
class BadHostsTest {
    private static final String WINREG = "[g:vars]\nansible_connection=winreg\nansible_user=me\nansible_password=Sesame-4711\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("play.yml"), "- hosts: all\n  gather_facts: false\n  tasks:\n"
                + "    - registry_key: { path: 'HKLM:\\SOFTWARE\\X', name: a, data: 1, type: dword }\n");
    }

    private Command play(String inventory, String... options) {
        List<String> line = new ArrayList<>(List.of("play", "play.yml", "-i", inventory));
        line.addAll(List.of(options));
        return Command.run(folder, line.toArray(String[]::new));
    }

    private Command inventory(String text, String... options) throws IOException {
        Files.writeString(folder.resolve("hosts"), text);
        return play("hosts", options);
    }

    private static String only(Command run) {
        JsonNode task = run.json().get("plays").get(0).get("tasks").get(0).get("hosts").get(0);
        return task.get("status").asText() + ": " + task.get("message").asText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            bad host,          | found 'bad host' as a host; expected one name without blanks and commas
            smb://srv/share,   | found '//srv/share' as a port behind a host's name; expected a number from 1 to 65535
            srv:0,             | found '0' as a port behind a host's name; expected a number from 1 to 65535
            srv:65536,         | found '65536' as a port behind a host's name; expected a number from 1 to 65535
            srv:-1,            | found '-1' as a port behind a host's name; expected a number from 1 to 65535
            h[3:1],            | found 'h[3:1]' as a host; the range '[3:1]' ends before it begins
            h[1:],             | found 'h[1:]' as a host; '[1:]' is no range; expected one such as
            h[1:100001],       | found 'h[1:100001]' as a host; its ranges stand for more than 100000 hosts
            h[1:999999999],    | found 'h[1:999999999]' as a host; its ranges stand for more than 100000 hosts
            h[1:999][a:z][1:9],| found 'h[1:999][a:z][1:9]' as a host; its ranges stand for more than 100000 hosts""")
    void whatIsNoHostInAnInventoryIsSaidBeforeAnyHostIsReached(String hosts, String message) {
        Command run = play(hosts);
        assertEquals(4, run.code(), run.out());
        assertTrue(run.err().contains(message), run.err());
        assertTrue(run.err().endsWith("keyturn: 1 mistake; no host was reached, nothing was changed\n"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\\\srv", "me@srv", "a..b", "1.2.3"})
    void aNameThatLeadsNowhereIsUnreachable(String host) {
        Command run = play(host + ",", "-c", "winreg", "-e", "{ansible_user: me, ansible_password: Sesame-4711}", "--check", "--json");
        assertEquals(4, run.code());
        assertEquals("unreachable: the host " + host + " has '" + host + "' as its address, which is neither a host name nor an IP address: set"
                + " 'ansible_host' to one, without a port or a user", only(run));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "text", "445.5", "99999999999999999999", "[445]"})
    void aPortThatIsNoneIsUnreachable(String port) throws IOException {
        Command run = inventory("[g]\n127.0.0.1 ansible_port=" + port + "\n" + WINREG, "--check", "--json");
        assertEquals(4, run.code());
        assertEquals("unreachable: the variable 'ansible_port' of the host 127.0.0.1 is '" + port + "'; expected a number from 1 to 65535",
                only(run));
    }

    @Test
    void tenThousandHostsOfARangeAreListed() throws IOException {
        Command run = inventory("[g]\nh[00001:10000]\n" + WINREG, "--list-hosts");
        assertEquals(0, run.code());
        assertEquals(10_000, run.out().lines().filter(line -> line.matches(" +h\\d{5}")).distinct().count());
    }

    @Test
    void tenThousandHostsThatDoNotAnswerSayALineEach() throws IOException {
        int closed = Smbd.freePort();
        Command run = inventory("[g]\nh[00001:10000] ansible_host=127.0.0.1 ansible_port=" + closed + "\n" + WINREG, "--check");
        assertEquals(4, run.code());
        String said = "fatal: \\[h\\d{5}\\]: UNREACHABLE! => .* has TCP port " + closed + " closed; .*";
        assertEquals(10_000, run.out().lines().filter(line -> line.matches(said)).distinct().count());
    }

    @Test
    void tenThousandHostsWithoutTheirSnapshotsSaySoTogether() throws IOException {
        Command run = inventory("[g]\nh[00001:10000] regfile=missing.reg\n", "--check");
        assertEquals(4, run.code());
        assertEquals(List.of("fatal: [10000 hosts: h00001, h00002, h00003, h00004, h00005 and 9995 more]: UNREACHABLE! => the snapshot "
                + folder.resolve("missing.reg") + " does not exist: check the host's 'regfile' variable"),
                run.out().lines().filter(line -> line.contains("UNREACHABLE")).toList());
    }
}
