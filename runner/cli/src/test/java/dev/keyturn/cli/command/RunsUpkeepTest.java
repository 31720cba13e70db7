package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.cli.Typed;
import dev.keyturn.store.runs.RunHeader;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.RunWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are compared, and old ones removed. */
class RunsUpkeepTest {
    private static final String OLD = "20200101T000000000Z-00000a";

    @TempDir
    private Path folder;
    private RunStore store;
    private Fleet fleet;

    @BeforeEach
    void place() {
        store = new RunStore(folder.resolve("runs"));
        fleet = new Fleet(folder, 3);
    }

    private String play(String tasks, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--runs-dir", "runs"));
        fleet.tasks(tasks, all.toArray(String[]::new));
        return store.runs().get(store.runs().size() - 1);
    }

    private static String write(String name, int data) {
        return "- registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: " + name + ", data: " + data + ", type: dword }\n";
    }

    private Command runs(String... words) {
        List<String> line = new ArrayList<>(List.of("runs"));
        line.addAll(List.of(words));
        line.addAll(List.of("--runs-dir", "runs"));
        return Command.run(folder, line.toArray(String[]::new));
    }

    /** A run of long ago, which has no end. */
    private void old(String name) {
        try (RunWriter journal = store.begin(new RunHeader(name, "play", Optional.empty(), "ann", "ctl", Optional.empty(), List.of(),
                Optional.empty(), "/", List.of(), List.of(), Optional.empty(), List.of("h1")))) {
            journal.source("0a1b", false);
        }
    }

    @Test
    void whatTwoRunsDidDifferentlyIsShownHostsWithTheSameTogether() {
        String first = play(write("a", 1) + write("b", 1) + write("c", 1), "-l", "h01,h02");
        fleet.write("h02.reg", "Windows Registry Editor Version 5.00\r\n").write("h01.reg", "Windows Registry Editor Version 5.00\r\n");
        String second = play(write("a", 1) + write("b", 2) + write("d", 1));
        Command compared = runs("compare", first, second);
        assertEquals(0, compared.code(), compared.err());
        assertEquals("- " + first + " (play), 2 hosts, 6 changes, ok\n+ " + second + " (play), 3 hosts, 9 changes, ok\nonly in the second: h03\n\n"
                + "h01, h02: 1 value alike, 3 not\n  HKLM:\\SOFTWARE\\Demo\n-   b: dword:0x00000001\n+   b: dword:0x00000002\n"
                + "-   c: dword:0x00000001\n+   c: not touched\n-   d: not touched\n+   d: dword:0x00000001\n\non no host both did the same\n",
                compared.out());
        assertTrue(runs("compare", first, first).out().endsWith("\n\nthe same on 2 hosts: h01, h02\n"));
    }

    @Test
    void howHostsEndedIsComparedToo() throws IOException {
        String first = play(write("a", 1));
        Files.delete(folder.resolve("h03.reg"));
        fleet.write("h01.reg", "Windows Registry Editor Version 5.00\r\n").write("h02.reg", "Windows Registry Editor Version 5.00\r\n");
        String second = play(write("a", 1));
        String out = runs("compare", first, second).out();
        assertTrue(out.contains("h03: 0 values alike, 1 not\n-   ended: finished, 1 changed, 0 failed, 0 unreachable\n"
                + "+   ended: not finished, 0 changed, 0 failed, 1 unreachable\n"), out);
        assertTrue(out.endsWith("the same on 2 hosts: h01, h02\n"), out);
    }

    @Test
    void oldRunsAreRemovedWhole() throws IOException {
        String recent = play(write("a", 1));
        old(OLD);
        old("20200101T000000001Z-00000b");
        Files.createDirectories(store.folder().resolve(".removed-20190101T000000000Z-000000"));
        Command said = runs("prune", "--older-than", "90d", "--check");
        assertEquals(0, said.code(), said.err());
        assertTrue(said.out().startsWith("would be removed: " + OLD + ", play by ann, 1 host, 0 changes, no end: goes on, or was killed\n"),
                said.out());
        assertEquals(3, store.runs().size());
        Command made = runs("prune", "--older-than", "90d", "--yes");
        assertEquals(0, made.code(), made.err());
        assertTrue(made.out().endsWith("2 runs removed from " + store.folder() + "\n"), made.out());
        try (var left = Files.list(store.folder())) {
            assertEquals(List.of(), left.map(each -> each.getFileName().toString()).filter(name -> name.startsWith(".removed")).toList());
        }
        assertEquals(List.of(recent), store.runs());
        assertEquals("there is nothing to remove in " + store.folder() + "\n", runs("prune", "--older-than", "90d", "--yes").out());
    }

    @Test
    void theLatestAreKeptHoweverOld() {
        old(OLD);
        old("20200101T000000001Z-00000b");
        assertEquals(0, runs("prune", "--older-than", "1d", "--keep", "1", "--yes").code());
        assertEquals(List.of("20200101T000000001Z-00000b"), store.runs());
    }

    @Test
    void aRunOfTodayThatHasNoEndIsNeverRemoved() throws IOException {
        String ended = play(write("a", 1));
        String cut = play(write("a", 2));
        List<String> lines = Files.readAllLines(store.journal(cut));
        Files.write(store.journal(cut), lines.subList(0, lines.size() - 1));
        Path hoursAgo = rename(ended, -3);
        String going = rename(cut, -3).getFileName().toString();
        Command made = runs("prune", "--older-than", "2h", "--yes");
        assertEquals(0, made.code(), made.err());
        assertTrue(Files.exists(store.folder().resolve(going)), made.out());
        assertTrue(Files.exists(hoursAgo), "under another name its journal does not verify, so it has no end either");
    }

    private Path rename(String run, int hours) throws IOException {
        var time = java.time.LocalDateTime.now(java.time.ZoneOffset.UTC).plusHours(hours);
        String name = java.time.format.DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").format(time) + run.substring(run.length() - 7);
        return Files.move(store.folder().resolve(run), store.folder().resolve(name));
    }

    @Test
    void itIsAskedForFirst() {
        old(OLD);
        Command piped = runs("prune", "--older-than", "90d");
        assertEquals(2, piped.code());
        assertEquals("keyturn: to remove 1 run for good has to be confirmed, for which there is no terminal; say --yes\n", piped.err());
        Typed no = new Typed("y");
        assertEquals(99, Command.run(folder, no, "runs", "prune", "--older-than", "90d", "--runs-dir", "runs").code());
        assertEquals(List.of("Remove 1 run for good? Only 'yes' does: "), no.questions());
        assertEquals(List.of(OLD), store.runs());
        assertEquals(0, Command.run(folder, new Typed("yes"), "runs", "prune", "--older-than", "90d", "--runs-dir", "runs").code());
        assertEquals(List.of(), store.runs());
    }

    @Test
    void whatCannotBeUnderstoodRemovesNothing() {
        old(OLD);
        assertEquals("keyturn: --older-than is 'ages'; expected days or hours, as in 90d or 12h\n",
                runs("prune", "--older-than", "ages", "--yes").err());
        assertEquals("keyturn: --keep is -1; expected a number of runs, 0 or more\n",
                runs("prune", "--older-than", "1d", "--keep", "-1", "--yes").err());
        assertEquals(2, runs("prune", "--yes").code());
        assertFalse(store.runs().isEmpty());
    }
}
