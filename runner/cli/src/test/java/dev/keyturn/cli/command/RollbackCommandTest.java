package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.store.runs.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs are undone and read back, from the command. */
class RollbackCommandTest {
    private static final String BEFORE = "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Kept]\r\n\"v\"=dword:00000007\r\n";
    private static final String WRITES = "- registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 1, type: dword }\n"
            + "- registry_key: { path: 'HKLM:\\SOFTWARE\\Kept', name: v, data: 8, type: dword }\n";

    @TempDir
    private Path folder;
    private String run;

    @BeforeEach
    void makeRun() {
        Fleet fleet = new Fleet(folder, 3);
        for (int host = 1; host <= 3; host++) {
            fleet.write(Fleet.name(host) + ".reg", BEFORE);
        }
        assertEquals(0, fleet.tasks(WRITES, "--runs-dir", "runs").code());
        run = last();
    }

    private String last() {
        List<String> runs = new RunStore(folder.resolve("runs")).runs();
        return runs.get(runs.size() - 1);
    }

    private Command command(String name, String of, String... options) {
        List<String> line = new ArrayList<>(List.of(name, of, "--runs-dir", "runs"));
        line.addAll(List.of(options));
        return Command.run(folder, line.toArray(String[]::new));
    }

    private String host(int number) throws IOException {
        return Files.readString(folder.resolve(Fleet.name(number) + ".reg"));
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    @Test
    void allHostsAreAsBeforeAndTheRollbackIsARunThatCanBeUndone() throws IOException {
        String after = host(1);
        Command predicted = command("rollback", run, "--check", "--json");
        assertEquals(after, host(1), "a check run writes nothing");
        Command made = command("rollback", run, "--json");
        assertEquals(0, made.code(), made.out() + made.err());
        assertEquals(predicted.json().get("hosts"), made.json().get("hosts"));
        for (int number = 1; number <= 3; number++) {
            assertEquals(withoutBlanks(BEFORE), withoutBlanks(host(number)));
        }
        String rollback = last();
        assertEquals("rollback", new RunStore(folder.resolve("runs")).read(rollback).header().kind());
        assertEquals(0, command("rollback", rollback).code());
        assertEquals(withoutBlanks(after), withoutBlanks(host(2)));
    }

    @Test
    void oneHostAloneCanBeChosen() throws IOException {
        assertEquals(0, command("rollback", run, "-l", "h02").code());
        assertEquals(withoutBlanks(BEFORE), withoutBlanks(host(2)));
        assertTrue(host(1).contains("Demo"));
    }

    @Test
    void whatSomebodyElseChangedIsLeftAloneAndSaid() throws IOException {
        Files.writeString(folder.resolve("h01.reg"), host(1).replace("\"v\"=dword:00000008", "\"v\"=dword:00000063"));
        Command rolled = command("rollback", run);
        assertEquals(0, rolled.code(), rolled.err());
        assertTrue(rolled.out().contains("[WARNING]: [h01] HKLM:\\SOFTWARE\\Kept 'v' is dword:0x00000063, not dword:0x00000008 as the run left it,"
                + " and is left alone; --force HOST restores dword:0x00000007 all the same"), rolled.out());
        assertTrue(host(1).contains("dword:00000063"));
        assertEquals(0, command("rollback", run, "--force", "h01").code());
        assertEquals(withoutBlanks(BEFORE), withoutBlanks(host(1)));
    }

    @Test
    void readingBackFindsWhatWasRevertedSince() throws IOException {
        Command good = command("verify", run, "-v");
        assertEquals(0, good.code(), good.out() + good.err());
        assertTrue(good.out().contains("2 of 2 values are as run " + run + " left them"), good.out());
        Files.writeString(folder.resolve("h03.reg"), BEFORE);
        Command bad = command("verify", run);
        assertEquals(2, bad.code());
        assertTrue(bad.out().contains("  HKLM:\\SOFTWARE\\Kept 'v': dword:0x00000008, and is now dword:0x00000007, as before the run"), bad.out());
        assertFalse(Files.exists(folder.resolve("verify-" + run + ".retry")));
    }

    @Test
    void aJournalThatWasChangedUndoesNothing() throws IOException {
        Path journal = folder.resolve("runs").resolve(run).resolve("journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replace("\"data\":7", "\"data\":9"));
        String after = host(1);
        Command refused = command("rollback", run);
        assertEquals(2, refused.code());
        assertTrue(refused.err().startsWith("keyturn: the journal of run " + run + " is not as it was written: line "), refused.err());
        assertEquals(after, host(1));
    }

    @Test
    void hostsThatAreGoneAreNamed() {
        new Fleet(folder, 2);
        Command refused = command("rollback", run);
        assertEquals(1, refused.code());
        assertEquals("keyturn: these hosts of run " + run + " are not in the inventory any more: h03; give the inventory with -i, or choose with -l\n",
                refused.err());
        assertEquals(1, command("rollback", "20261125T000000000Z-000000").code() - 1);
    }
}
