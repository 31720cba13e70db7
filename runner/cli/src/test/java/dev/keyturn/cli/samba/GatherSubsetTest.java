package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.connections.Smbd;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code gather_subset} leaves unread, on a snapshot and over SMB. */
class GatherSubsetTest {
    private static final String SNAPSHOT = """
            Windows Registry Editor Version 5.00

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]
            "CurrentBuildNumber"="20348"

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v3.5]
            "Install"=dword:00000001
            """;

    @TempDir
    private Path folder;

    private Command play(String hosts, String playbook, String... more) throws IOException {
        Files.writeString(folder.resolve("hosts.yml"), "all:\n  hosts:\n    h1: " + hosts + "\n");
        Files.writeString(folder.resolve("p.yml"), playbook);
        String[] arguments = {"play", "p.yml", "-i", "hosts.yml", "-e", "secret=" + Smbd.PASSWORD, "--check"};
        String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Command.run(folder, all);
    }

    private static String say(String expression) {
        return "    - debug: { msg: \"" + expression + "\" }\n";
    }

    @Test
    void aPlayKnowsWhatItAskedForAndWhatEarlierPlaysHaveRead() throws IOException {
        Files.writeString(folder.resolve("h1.reg"), SNAPSHOT);
        Command run = play("{ regfile: h1.reg }", "- hosts: all\n  gather_subset: [min]\n  tasks:\n"
                + say("build {{ keyturn_facts.windows_build }}, .NET 3.5 {{ keyturn_facts.dotnet35 | default('not asked') }}")
                + "- hosts: all\n  gather_subset: ['!all', '!min', dotnet]\n  tasks:\n"
                + say("still {{ keyturn_facts.windows_build }}, and {{ ansible_facts.keyturn_facts.dotnet35 }}"));
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(run.out().contains("\"msg\": \"build 20348, .NET 3.5 not asked\""), run.out());
        assertTrue(run.out().contains("\"msg\": \"still 20348, and True\""), run.out());
    }

    @Test
    void anUnknownSubsetIsALoadErrorThatNamesTheNearest() throws IOException {
        Command run = play("{ regfile: h1.reg }", "- hosts: all\n  gather_subset: [exchnage]\n  tasks:\n" + say("x"));
        assertEquals(4, run.code(), run.out());
        assertTrue(run.err().contains("p.yml:2:19: found 'exchnage' under 'gather_subset'"), run.err());
        assertTrue(run.err().contains("did you mean 'exchange'?"), run.err());
    }

    /** Whatever is asked for is read side by side: the second go, the time of the start and the users' hive are all that all of it costs more. */
    @Needs(RealPart.SAMBA)
    @Test
    void allSubsetsCostAFewRoundTripsMoreThanTheLeast() throws IOException {
        try (Smbd host = Smbd.in(Files.createDirectory(folder.resolve("host")))) {
            String reached = "{ ansible_connection: winreg, ansible_host: 127.0.0.1, ansible_port: " + host.port() + ", ansible_user: " + Smbd.ADMIN
                    + ", ansible_password: \"{{ secret }}\" }";
            int least = trips(play(reached, "- hosts: all\n  gather_subset: [min]\n  tasks:\n" + say("x"), "-vvv"));
            int shipped = trips(play(reached, "- hosts: all\n  gather_subset: [min, dotnet, exchange]\n  tasks:\n" + say("x"), "-vvv"));
            int all = trips(play(reached, "- hosts: all\n  tasks:\n" + say("x"), "-vvv"));
            assertTrue(shipped <= least + 1 && all <= least + 6, least + ", " + shipped + ", " + all);
        }
    }

    private static int trips(Command run) {
        Matcher cost = Pattern.compile("(\\d+) round trips").matcher(run.out());
        assertTrue(cost.find(), run.out() + run.err());
        return Integer.parseInt(cost.group(1));
    }
}
