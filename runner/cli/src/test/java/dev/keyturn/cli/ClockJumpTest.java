package dev.keyturn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.journal.Intent;
import dev.keyturn.engine.journal.RunId;
import dev.keyturn.engine.lock.Holder;
import dev.keyturn.module.Restart;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.store.runs.DebtLedger;
import dev.keyturn.store.runs.DebtLedger.Debt;
import dev.keyturn.store.runs.RunHeader;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.RunWriter;
import dev.keyturn.store.runs.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A controller's clock was two days ahead; a run that began then was killed half way, and the clock was set right. */
class ClockJumpTest {
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\Demo");
    private static final String BEFORE = "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Demo]\r\n\"a\"=dword:00000001\r\n";
    private static final String PLAY = """
            - hosts: all
              gather_facts: false
              tasks:
                - registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: a, data: 2, type: dword }
                  notify: told
                - registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: b, data: 3, type: dword }
              handlers:
                - name: told
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: told, data: 1, type: dword }
            """;

    @TempDir
    private Path folder;
    private final Instant ahead = Instant.now().plus(Duration.ofDays(2));
    private final String killed = RunId.next(ahead);
    private RunStore store;
    private String place;

    @BeforeEach
    void killARunOfTheDayAfterTomorrow() throws IOException {
        Fleet fleet = new Fleet(folder, 1).write("play.yml", PLAY);
        store = new RunStore(folder.resolve("runs"));
        place = "regfile:" + folder.resolve("h01.reg");
        RunHeader header = new RunHeader(killed, "play", Optional.empty(), "ann", "ctl", Optional.empty(), List.of("play", "play.yml", "-i", "hosts.yml"),
                Optional.empty(), folder.toString(), List.of("play.yml"), List.of("hosts.yml"), Optional.empty(), List.of("h01"));
        RegistryChange write = new SetValue(KEY, "a", Optional.of(RegistryValue.dword(1)), RegistryValue.dword(2));
        try (RunWriter run = store.begin(header)) {
            run.opened("h01", place);
            run.done(run.intent(new Intent("h01", "set a", false, false, Restart.NONE, List.of(write))));
            run.notified("h01", "told");
        }
        fleet.write("h01.reg", BEFORE.replace("dword:00000001", "dword:00000002"));
    }

    /** What it leaves behind on the host and in the run store: both locks, which by their times hold for two days. */
    private void leaveItsLocks() throws IOException {
        // the file of the lock is named by the store itself: a run makes it, and what a killed one left is put into it
        assertEquals(0, command("rollback", killed).code());
        Holder holder = new Holder(killed, "ann@ctl", "h01", ahead, ahead.plus(Duration.ofMinutes(5)));
        String texts = holder.lines().stream().map(line -> line + '\0').collect(Collectors.joining("", "", "\0"));
        StringBuilder hex = new StringBuilder();
        texts.chars().forEach(c -> hex.append(hex.isEmpty() ? "" : ",").append(String.format("%02x,%02x", c & 0xff, c >> 8)));
        Files.writeString(folder.resolve("h01.reg.volatile"), "Windows Registry Editor Version 5.00\r\n\r\n"
                + "[HKEY_LOCAL_MACHINE\\SOFTWARE\\KeyturnLock]\r\n\"Holder\"=hex(7):" + hex + "\r\n");
        try (Stream<Path> locks = Files.list(folder.resolve("runs/locks"))) {
            Files.write(locks.toList().get(0), holder.lines());
        }
    }

    private Command command(String... arguments) {
        String[] all = Stream.concat(Stream.of(arguments), Stream.of("--runs-dir", "runs", "-i", "hosts.yml")).toArray(String[]::new);
        return Command.run(folder, all);
    }

    private String host() throws IOException {
        return Files.readString(folder.resolve("h01.reg"));
    }

    @Test
    void laterRunsAreKeptAlthoughTheirNamesAreEarlier() {
        Command run = command("play", "play.yml");
        assertEquals(0, run.code(), run.out() + run.err());
        assertEquals(2, store.runs().size());
        assertEquals(killed, store.runs().get(1), "names sort by the clock that gave them");
        for (String each : store.runs()) {
            assertEquals(each.equals(killed) ? 1 : 0, Command.run(folder, "runs", "verify", each, "--runs-dir", "runs").code(), "a killed one has no end");
            assertEquals(0, Command.run(folder, "runs", "show", each, "--runs-dir", "runs").code());
        }
        Command listed = Command.run(folder, "runs", "--runs-dir", "runs");
        assertTrue(listed.out().contains(killed) && listed.out().contains(store.runs().get(0)), listed.out());
        Command pruned = Command.run(folder, "runs", "prune", "--older-than", "1h", "--yes", "--runs-dir", "runs");
        assertEquals(0, pruned.code(), pruned.out() + pruned.err());
        assertEquals(2, store.runs().size(), "a run of the future is not old");
    }

    @Test
    void itIsReadBackRolledBackAndFinished() throws IOException {
        assertEquals(0, command("verify", killed).code());
        Command resumed = Command.run(folder, "resume", killed, "--runs-dir", "runs");
        assertEquals(0, resumed.code(), resumed.out() + resumed.err());
        assertTrue(host().contains("\"b\"=dword:00000003") && host().contains("\"told\""), "its handler was notified, and ran: " + host());
        Command undone = command("rollback", store.runs().get(0));
        assertEquals(0, undone.code(), undone.out() + undone.err());
        assertEquals(0, command("rollback", killed).code());
        assertEquals(BEFORE.replaceAll("\\s+", ""), host().replaceAll("\\s+", ""));
    }

    @Test
    void theLocksItLeftDoNotHoldUntilThen() throws IOException {
        leaveItsLocks();
        Command run = command("play", "play.yml");
        assertEquals(0, run.code(), run.out() + run.err());
        assertTrue(host().contains("\"b\"=dword:00000003"), host());
        assertFalse(Files.exists(folder.resolve("h01.reg.volatile")), "the lock was given back");
    }

    @Test
    void aHandlerOwedThenIsPaidNow() {
        DebtLedger ledger = new DebtLedger(store);
        ledger.owe(List.of(new Debt(place, "h01", "told", killed)));
        Command paid = command("play", "play.yml", "--handler-debt");
        assertEquals(0, paid.code(), paid.out() + paid.err());
        assertEquals(List.of(), ledger.owed(List.of(place)));
    }

    @Test
    void aRunDoesNotEndBeforeItBegan() {
        assertEquals(0, command("play", "play.yml").code());
        StoredRun run = store.read(store.runs().get(0));
        assertFalse(run.end().orElseThrow().at().isBefore(run.started()));
    }
}
