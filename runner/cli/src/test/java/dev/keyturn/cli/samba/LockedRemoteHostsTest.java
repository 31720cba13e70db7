package dev.keyturn.cli.samba;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Running;
import dev.keyturn.connections.Samba;
import dev.keyturn.connections.Smbd;
import dev.keyturn.operations.StartedBy;
import dev.keyturn.parts.Needs;
import dev.keyturn.parts.RealPart;
import dev.keyturn.store.runs.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two controllers at once, each with a run store of its own, and one host over SMB. */
@Needs(RealPart.SAMBA)
class LockedRemoteHostsTest {
    private static final int TASKS = 1_500;
    private static final String ONE = "- hosts: all\n  gather_facts: false\n  tasks:\n"
            + "    - registry_key: { path: 'HKLM:\\SOFTWARE\\KeyturnOther', name: v, data: DATA, type: dword }\n";

    @TempDir
    private static Path folder;
    @Samba
    private static Smbd host;

    @BeforeAll
    static void start() throws IOException {
        Files.writeString(folder.resolve("hosts.yml"), "all:\n  hosts:\n    r1: { ansible_connection: winreg, ansible_host: 127.0.0.1, ansible_port: "
                + host.port() + ", ansible_user: " + Smbd.ADMIN + ", ansible_password: \"{{ secret }}\" }\n");
    }

    private static String[] play(String playbook, String store, String... more) {
        return Stream.concat(Stream.of("play", playbook, "-i", "hosts.yml", "-e", "secret=" + Smbd.PASSWORD, "--runs-dir", store), Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void theSecondIsRefusedByTheHostItself() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("one.yml"), ONE.replace("DATA", "1"));
        String task = "    - registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: v%d, data: 1, type: dword }\n";
        Files.writeString(folder.resolve("long.yml"), "- hosts: all\n  gather_facts: false\n  tasks:\n"
                + IntStream.range(0, TASKS).mapToObj(i -> String.format(task, i)).collect(Collectors.joining()));
        try (Running first = Running.start(folder, play("long.yml", "runs-a")).await("changed: [r1]")) {
            assertTrue(host.net("enumerate", "HKLM\\SOFTWARE\\KeyturnLock").contains("Holder"));
            Command second = Command.run(folder, play("one.yml", "runs-b"));
            assertEquals(2, second.code(), second.out() + second.err());
            List<String> runs = new RunStore(folder.resolve("runs-a")).runs();
            assertTrue(second.out().contains("another run writes this host, so nothing was written: run " + runs.get(0) + " of " + StartedBy.me().who()),
                    second.out());
            first.signal("TERM");
            assertEquals(99, first.end().code());
        }
        assertFalse(host.net("enumerate", "HKLM\\SOFTWARE").contains("KeyturnLock"));
        assertEquals(0, Command.run(folder, play("one.yml", "runs-b")).code());
        assertFalse(host.net("enumerate", "HKLM\\SOFTWARE").contains("KeyturnLock"));
    }

    private static int roundTrips(Command run) {
        Matcher cost = Pattern.compile("(\\d+) round trips").matcher(run.out());
        assertTrue(cost.find(), run.out() + run.err());
        return Integer.parseInt(cost.group(1));
    }

    /** It is created and signed. What giving it back costs comes after the report. */
    @Test
    void takingItCostsTwoRoundTripsAndOnlyOnAHostThatIsWritten() throws IOException {
        Files.writeString(folder.resolve("cost.yml"), ONE.replace("DATA", "5").replace("Other", "Cost"));
        Command made = Command.run(folder, play("cost.yml", "runs-c", "-vvv"));
        assertEquals(0, made.code(), made.out());
        int read = roundTrips(Command.run(folder, play("cost.yml", "runs-c", "-vvv")));
        Files.writeString(folder.resolve("cost.yml"), ONE.replace("DATA", "6").replace("Other", "Cost"));
        int written = roundTrips(Command.run(folder, play("cost.yml", "runs-c", "-vvv")));
        // without a lock, one value more that is written takes four, and to look for Group Policies that would set it back, one
        assertEquals(read + 4 + 1 + 2, written);
    }
}
