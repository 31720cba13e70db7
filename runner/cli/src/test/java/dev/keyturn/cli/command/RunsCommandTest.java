package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real run leaves in the run store, and what is said of it. */
class RunsCommandTest {
    private static final String WRITES = "- name: settings\n  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }\n"
            + "- name: secret\n  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: b, data: Sesame, type: string }\n  no_log: true\n";

    @TempDir
    private Path folder;

    private Command play(String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("--runs-dir", "runs"));
        return new Fleet(folder, 2).tasks(WRITES, all.toArray(String[]::new));
    }

    private RunStore store() {
        return new RunStore(folder.resolve("runs"));
    }

    private Command runs(String... more) {
        List<String> line = new ArrayList<>(List.of("runs"));
        line.addAll(List.of(more));
        line.addAll(List.of("--runs-dir", "runs"));
        return Command.run(folder, line.toArray(String[]::new));
    }

    @Test
    void aRealRunIsKeptAndACheckRunIsNot() {
        play("--check");
        assertEquals(List.of(), store().runs());
        assertEquals("there is no run in " + folder.resolve("runs") + "\n", runs().out());
        play("--change", "CHG7", "-e", "ansible_password=Sesame");
        StoredRun run = store().read(store().runs().get(0));
        assertEquals(List.of("h01", "h02"), run.header().hosts());
        assertEquals(List.of("play.yml"), run.header().playbooks());
        assertEquals(4, run.writes().size());
        assertTrue(run.writes().stream().allMatch(write -> write.state() == StoredRun.State.DONE));
        assertTrue(run.hosts().get("h02").finished());
        String listed = runs().out();
        assertTrue(listed.contains(run.header().run()) && listed.endsWith("ok, CHG7\n"), listed);
    }

    @Test
    void oneRunIsShownWithItsValuesAndWithoutSecrets() throws IOException {
        play("-e", "ansible_password=Sesame");
        String run = store().runs().get(0);
        String shown = runs("show", run, "h02").out();
        assertTrue(shown.contains("-e ansible_password=********"), shown);
        assertTrue(shown.contains("[h02] settings\n  HKLM:\\SOFTWARE\\Demo  (new key)\n-   a: absent\n+   a: dword:0x00000001\n"), shown);
        assertTrue(shown.contains("[h02] secret\n  not kept, as the task says no_log\n"), shown);
        assertFalse(shown.contains("[h01]"), shown);
        assertFalse((shown + Files.readString(folder.resolve("runs").resolve(run).resolve("journal.jsonl"))).contains("Sesame"), shown);
        Command unknown = runs("show", run, "h03");
        assertEquals(1, unknown.code());
        assertEquals("keyturn: the run " + run + " had no host 'h03'; it had h01, h02\n", unknown.err());
    }

    @Test
    void valuesAreReadBackWhereThatIsWanted() {
        assertTrue(play("--verify").out().endsWith("READ BACK **********************************************************************\nas predicted: 2 of 2 values\n"));
        assertFalse(play("--verify", "--check").out().contains("READ BACK"));
    }

    @Test
    void aJournalThatWasChangedIsFound() throws IOException {
        play();
        String run = store().runs().get(0);
        Command good = runs("verify", run);
        assertEquals(0, good.code());
        assertTrue(good.out().startsWith("ok: " + run + ": all ") && good.out().contains("; it came to its end; seal "), good.out());
        Path journal = folder.resolve("runs").resolve(run).resolve("journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replace("\"data\":1", "\"data\":2"));
        Command bad = runs("verify", run);
        assertEquals(1, bad.code());
        assertTrue(bad.out().startsWith("changed: " + run + ": line "), bad.out());
        assertTrue(runs().out().contains("its journal was changed: line "), runs().out());
    }

    @Test
    void aRunThatWasCutHasNoEnd() throws IOException {
        play();
        String run = store().runs().get(0);
        Path journal = folder.resolve("runs").resolve(run).resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, lines.size() - 1));
        Command cut = runs("verify", run);
        assertEquals(1, cut.code());
        assertTrue(cut.out().contains("none says how it ended: it goes on still, was killed, or its last lines were cut off"), cut.out());
    }

    @Test
    void withoutAPlaceForTheJournalNothingIsChanged() throws IOException {
        Files.writeString(folder.resolve("runs"), "a file");
        Command run = play();
        assertEquals(2, run.code());
        assertTrue(run.err().contains("nothing is changed on a host without it. --runs-dir or KEYTURN_RUNS_DIR names another place"), run.err());
        assertFalse(Files.readString(folder.resolve("h01.reg")).contains("Demo"));
    }
}
