package dev.keyturn.store.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.journal.Intent;
import dev.keyturn.engine.journal.JournalException;
import dev.keyturn.engine.report.HostReport;
import dev.keyturn.engine.report.Reads;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.Totals;
import dev.keyturn.module.Restart;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run writes down is what is read of it later. */
class RunStoreTest {
    private static final String RUN = "20261125T003000000Z-0a1b2c";
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\Demo");
    private static final RegistryChange SET = new SetValue(KEY, "a", Optional.empty(), RegistryValue.dword(1));

    @TempDir
    private Path folder;
    private RunStore store;

    @BeforeEach
    void open() {
        store = new RunStore(folder.resolve("runs"));
    }

    private static RunHeader header(String run) {
        return new RunHeader(run, "play", Optional.empty(), "ann", "ctl", Optional.of("10.0.0.9"), List.of("play", "p.yml"), Optional.of("CHG1"), "/srv/fleet",
                List.of("p.yml"), List.of("hosts.yml"), Optional.of("winreg"), List.of("h1", "h2"));
    }

    private static Intent intent(String host, boolean hidden) {
        return new Intent(host, "task", hidden, false, Restart.reboot("it is read at start"), List.of(new CreateKey(KEY), SET));
    }

    @Test
    void itIsReadAsItWasWritten() {
        try (RunWriter run = store.begin(header(RUN))) {
            run.opened("h1", "memory:h1");
            run.done(run.intent(intent("h1", false)));
            run.failed(run.intent(intent("h2", false)), "no");
            run.intent(intent("h2", false));
            run.notified("h1", "restart");
            run.notified("h1", "tell");
            run.handled("h1", "tell");
            run.source("abc", true);
            HostReport host = new HostReport("h1", "memory:h1", Totals.NONE, List.of(SET), 0, Optional.empty(), true,
                    Optional.empty(), Reads.NONE, false, List.of());
            run.ended(new RunReport(RUN, Instant.now(), Instant.now(), false, List.of("p.yml"), List.of(), List.of(host), true));
        }
        StoredRun run = store.read(RUN);
        assertEquals(header(RUN), run.header());
        assertEquals(List.of(StoredRun.State.DONE, StoredRun.State.FAILED, StoredRun.State.UNKNOWN), run.writes().stream().map(StoredRun.Write::state).toList());
        assertEquals(List.of(new CreateKey(KEY), SET), run.writes().get(0).changes());
        assertEquals(Restart.reboot("it is read at start"), run.writes().get(0).restart());
        assertEquals(Map.of("h1", "memory:h1"), run.places());
        assertEquals(Map.of("h1", List.of("restart")), run.debts());
        assertEquals(Optional.of(new StoredRun.Source("abc", true)), run.source());
        assertTrue(run.hosts().get("h1").finished());
        assertTrue(run.end().orElseThrow().interrupted());
        assertEquals(Optional.empty(), run.fault());
    }

    @Test
    void anIntentIsOnDiskAtOnceAndARunThatWasKilledHasNoEnd() {
        RunWriter run = store.begin(header(RUN));
        run.intent(intent("h1", false));
        StoredRun found = store.read(RUN);
        assertEquals(1, found.writes().size());
        assertEquals(Optional.empty(), found.end());
        run.close();
    }

    @Test
    void aLockoutThatWasAllowedIsKeptWithWhatWasSaidAgainstIt() throws IOException {
        try (RunWriter run = store.begin(header(RUN))) {
            run.allowedLockout(intent("h1", false), List.of("no TLS is left"));
            run.intent(intent("h1", false));
            run.allowedLockout(intent("h2", true), List.of("it is hunter-2"));
            run.intent(intent("h2", true));
        }
        List<String> lines = Files.readAllLines(store.folder().resolve(RUN).resolve("journal.jsonl"));
        assertTrue(lines.get(1).contains("\"allowed_lockout\"") && lines.get(1).contains("\"h1\"") && lines.get(1).contains("no TLS is left"));
        assertTrue(lines.get(3).contains("\"allowed_lockout\"") && lines.get(3).contains("\"h2\"") && !lines.get(3).contains("hunter"), lines.get(3));
        assertEquals(Optional.empty(), store.read(RUN).fault());
    }

    @Test
    void ofHiddenDataNothingIsKept() throws IOException {
        try (RunWriter run = store.begin(header(RUN))) {
            run.intent(new Intent("h1", "task", true, false, Restart.NONE, List.of(new SetValue(KEY, "Password", Optional.of(RegistryValue.sz("Sesame1")),
                    RegistryValue.sz("Sesame2")))));
        }
        String text = Files.readString(folder.resolve("runs").resolve(RUN).resolve("journal.jsonl"));
        assertFalse(text.contains("Sesame"), text);
        assertTrue(text.contains("\"name\":\"Password\""), text);
        assertTrue(store.read(RUN).writes().get(0).hidden());
    }

    @Test
    void runsAreListedByTimeAndNothingElseIs() throws IOException {
        assertEquals(List.of(), store.runs());
        String later = "20261125T003001000Z-000000";
        store.begin(header(later)).close();
        store.begin(header(RUN)).close();
        Files.createDirectory(folder.resolve("runs/lock"));
        Files.writeString(folder.resolve("runs/ledger.jsonl"), "");
        assertEquals(List.of(RUN, later), store.runs());
    }

    @Test
    void whatIsNotThereOrNotAJournalIsSaid() throws IOException {
        assertEquals("there is no run '../etc' in " + store.folder() + "; 'keyturn runs' lists those there are", refusal("../etc"));
        store.begin(header(RUN)).close();
        Path journal = folder.resolve("runs").resolve(RUN).resolve("journal.jsonl");
        Files.writeString(journal, "something else\n");
        assertEquals("the journal of run " + RUN + " has no first line that is as it was written", refusal(RUN));
    }

    private String refusal(String run) {
        return assertThrows(JournalException.class, () -> store.read(run)).getMessage();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidBeforeTheRun() throws IOException {
        Files.writeString(folder.resolve("runs"), "a file");
        String message = assertThrows(JournalException.class, () -> store.begin(header(RUN))).getMessage();
        assertTrue(message.contains("nothing is changed on a host without it. --runs-dir or KEYTURN_RUNS_DIR names another place"), message);
    }
}
