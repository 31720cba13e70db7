package dev.keyturn.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.cli.Running;
import dev.keyturn.operations.StartedBy;
import dev.keyturn.store.runs.RunStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two administrators, each in a process of his own, and one host. */
class LockedHostsTest {
    private static final int TASKS = 1_500;
    private static final String OTHER = "- registry_key: { path: 'HKLM:\\SOFTWARE\\Other', name: v, data: 1, type: dword }\n";

    @TempDir
    private Path folder;
    private Fleet fleet;

    @BeforeEach
    void makeFleet() {
        fleet = new Fleet(folder, 1);
        fleet.write("h01.reg", "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE]\r\n");
        String task = "    - registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: v%d, data: 1, type: dword }\n";
        fleet.write("long.yml", "- hosts: all\n  gather_facts: false\n  tasks:\n"
                + IntStream.range(0, TASKS).mapToObj(i -> String.format(task, i)).collect(Collectors.joining()));
    }

    /** The first administrator, as soon as he has written something. */
    private Running first() throws IOException {
        return Running.start(folder, "play", "long.yml", "-i", "hosts.yml", "--runs-dir", "runs").await("changed: [h01]");
    }

    private String run() {
        List<String> runs = new RunStore(folder.resolve("runs")).runs();
        return runs.get(0);
    }

    private boolean locked() throws IOException {
        Path passing = folder.resolve("h01.reg.volatile");
        return Files.exists(passing) && Files.readString(passing, StandardCharsets.UTF_16LE).contains("KeyturnLock");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals")
    void theSecondIsRefusedWhateverItsRunStoreAndGetsItsTurnWhenTheFirstIsStopped() throws IOException, InterruptedException {
        try (Running first = first()) {
            assertTrue(locked());
            for (String store : List.of("runs", "elsewhere")) {
                Command refused = fleet.tasks(OTHER, "--runs-dir", store);
                assertEquals(2, refused.code(), refused.out());
                assertTrue(refused.out().contains("another run writes this host, so nothing was written: run " + run() + " of " + StartedBy.me().who()
                        + ", since "), refused.out());
                assertTrue(refused.out().contains("keyturn runs show " + run()) && refused.out().contains("--break-lock h01"), refused.out());
            }
            Command predicted = fleet.tasks(OTHER, "--check");
            assertEquals(0, predicted.code(), "a check run is in nobody's way: " + predicted.out());
            first.signal("TERM");
            Command ended = first.end();
            assertEquals(99, ended.code(), ended.out());
        }
        assertFalse(locked());
        assertFalse(fleet.read("h01.reg").contains("Other"));
        assertEquals(0, fleet.tasks(OTHER, "--runs-dir", "elsewhere").code());
        assertFalse(Files.exists(folder.resolve("h01.reg.volatile")), "nothing is left behind");
    }

    @Test
    void theSecondWaitsForItsTurn() throws IOException, InterruptedException {
        fleet.write("long.yml", fleet.read("long.yml").lines().limit(200).collect(Collectors.joining("\n", "", "\n")));
        try (Running first = first()) {
            Command second = fleet.tasks(OTHER, "--runs-dir", "elsewhere", "--lock-wait", "100");
            assertEquals(0, second.code(), second.out());
            assertEquals(0, first.end().code());
        }
        assertTrue(fleet.read("h01.reg").contains("Other"));
        assertTrue(fleet.read("h01.reg").contains("\"v196\""), "both have written all of theirs");
    }

    @Test
    void aRunThatWasKilledIsInTheWayOfOtherStoresOnly() throws IOException, InterruptedException {
        try (Running first = first()) {
            first.kill().end();
        }
        assertTrue(locked());
        Command elsewhere = fleet.tasks(OTHER, "--runs-dir", "elsewhere");
        assertEquals(2, elsewhere.code(), elsewhere.out());
        Command here = fleet.tasks(OTHER, "--runs-dir", "runs");
        assertEquals(0, here.code(), here.out());
        assertFalse(locked());
    }

    @Test
    void aLockThatIsBrokenIsInTheJournal() throws IOException, InterruptedException {
        try (Running first = first()) {
            first.kill().end();
        }
        Command unknown = fleet.tasks(OTHER, "--runs-dir", "elsewhere", "--break-lock", "h1");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("--break-lock names 'h1', which is no host of this run"), unknown.err());
        Command broken = fleet.tasks(OTHER, "--runs-dir", "elsewhere", "--break-lock", "h01");
        assertEquals(0, broken.code(), broken.out());
        assertTrue(broken.out().contains("the lock of run " + run() + " of "), broken.out());
        RunStore store = new RunStore(folder.resolve("elsewhere"));
        String last = store.runs().get(store.runs().size() - 1);
        String journal = Files.readString(folder.resolve("elsewhere").resolve(last).resolve("journal.jsonl"));
        assertTrue(journal.contains("\"type\":\"lock_broken\",\"host\":\"h01\",\"whose\":\"run " + run()), journal);
        assertTrue(store.read(last).fault().isEmpty());
        String shown = Command.run(folder, "runs", "show", last, "--runs-dir", "elsewhere").out();
        assertTrue(shown.contains(" [h01] allowed by --break-lock: the lock of run " + run()), shown);
    }

    @Test
    void rollbackAndApplyAreRunsLikeAnyOther() throws IOException, InterruptedException {
        assertEquals(0, fleet.tasks(OTHER, "--runs-dir", "elsewhere").code());
        String earlier = new RunStore(folder.resolve("elsewhere")).runs().get(0);
        assertEquals(0, fleet.tasks(OTHER.replace("data: 1", "data: 2"), "--check", "--out", "plan.json").code());
        try (Running first = first()) {
            Command rollback = Command.run(folder, "rollback", earlier, "--runs-dir", "elsewhere");
            assertEquals(2, rollback.code(), rollback.out() + rollback.err());
            assertTrue(rollback.out().contains("another run writes this host"), rollback.out());
            Command apply = Command.run(folder, "apply", "plan.json", "--runs-dir", "elsewhere");
            assertEquals(2, apply.code(), apply.out() + apply.err());
            assertTrue(apply.out().contains("another run writes this host"), apply.out());
            assertFalse(first.kill().end().out().contains("PLAY RECAP"), "it was on its way all the time");
        }
    }

    @Test
    void theTimeToWaitIsATime() {
        Command refused = fleet.tasks(OTHER, "--lock-wait", "-1");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("--lock-wait is -1; expected 0 to 86400 seconds"), refused.err());
    }
}
