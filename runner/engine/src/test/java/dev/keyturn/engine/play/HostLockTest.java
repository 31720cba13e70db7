package dev.keyturn.engine.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.fleet.RunListener;
import dev.keyturn.engine.host.Interruption;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.lock.Holder;
import dev.keyturn.engine.lock.LockClock;
import dev.keyturn.engine.lock.LockKey;
import dev.keyturn.engine.lock.Locking;
import dev.keyturn.engine.lock.PlaceLocks;
import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.engine.report.TaskReport;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.RegistryValue.MultiSz;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock on a host that is written. */
class HostLockTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final String ONE = "- hosts: h1\n  gather_facts: false\n  tasks:\n    - { name: one, put: { key: A } }\n";
    private static final String TWO = ONE + "    - { name: two, put: { key: B } }\n";
    private static final Holder OTHER = new Holder("the-other", "ann@ctl1", "ex01", NOON, NOON.plusSeconds(300));

    @TempDir
    private Path folder;
    private final MemoryHosts hosts = new MemoryHosts();
    private final Clock clock = new Clock();
    private final List<String> told = new ArrayList<>();

    /** A clock that stands still until somebody waits, or the test moves it. */
    private static final class Clock implements LockClock {
        private volatile Instant now = NOON;
        private Runnable paused = () -> { };

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void pause(Duration time) {
            now = now.plus(time);
            paused.run();
        }
    }

    private Locking locking(long patience, String... broken) {
        return new Locking("bob@ctl2", Duration.ofSeconds(patience), Set.of(broken), PlaceLocks.NONE, clock);
    }

    private Bench bench(Locking locking, Consumer<TaskReport> afterEach) {
        return new Bench(folder, hosts, new RunListener() {
            @Override
            public void hostFinished(TaskReport task, int settings) {
                afterEach.accept(task);
            }
        }, new Interruption()).locking(locking);
    }

    private Bench bench(Locking locking) {
        return bench(locking, task -> { });
    }

    private Optional<Holder> holder() {
        return hosts.registry("h1").value(LockKey.PATH, "Holder").flatMap(value -> Holder.of(((MultiSz) value).texts()));
    }

    private boolean locked() {
        return hosts.registry("h1").exists(LockKey.PATH);
    }

    private void lay(Holder holder) {
        hosts.registry("h1").apply(List.of(new CreateKey(LockKey.PATH, true),
                new SetValue(LockKey.PATH, "Holder", Optional.empty(), new MultiSz(holder.lines()))));
    }

    private static Result first(RunReport report) {
        return report.plays().get(0).tasks().get(0).reports().get(0).result();
    }

    @Test
    void itIsThereWhileARunWritesAndGoneAfterwards() {
        List<Optional<Holder>> seen = new ArrayList<>();
        RunReport report = bench(locking(0), task -> seen.add(holder())).run(TWO);
        Holder holder = new Holder(report.id(), "bob@ctl2", "h1", NOON, NOON.plusSeconds(300));
        assertEquals(List.of(Optional.of(holder), Optional.of(holder)), seen);
        assertFalse(locked());
    }

    @Test
    void itIsNoPartOfWhatARunDidNorOfItsJournal() {
        Journal journal = new Journal() {
            @Override
            public String run() {
                return "r";
            }

            @Override
            public long intent(dev.keyturn.engine.journal.Intent intent) {
                told.add(intent.task() + " " + intent.changes());
                return 0;
            }
        };
        RunReport locked = bench(locking(0)).writing(journal).run(TWO);
        RunReport free = new Bench(folder, new MemoryHosts()).run(TWO);
        assertEquals(free.hosts().get(0).changes(), locked.hosts().get(0).changes());
        assertEquals(free.hosts().get(0).reads(), locked.hosts().get(0).reads());
        assertEquals(2, told.size(), told.toString());
        assertFalse(told.toString().contains("KeyturnLock"), told.toString());
    }

    @Test
    void aHostThatIsOnlyReadIsNotLocked() {
        bench(locking(0)).check(ONE);
        assertEquals(List.of(), hosts.written("h1"));
        bench(locking(0)).run(ONE);
        int before = hosts.written("h1").size();
        bench(locking(0), task -> assertFalse(locked())).run(ONE);
        assertEquals(before, hosts.written("h1").size());
    }

    @Test
    void aSecondRunIsRefusedWithAllThereIsToKnow() {
        List<RunReport> second = new ArrayList<>();
        RunReport report = bench(new Locking("ann@ctl1", Duration.ZERO, Set.of(), PlaceLocks.NONE, clock), task -> {
            if (second.isEmpty()) {
                second.add(bench(locking(0)).run(ONE.replace("key: A", "key: Z")));
            }
        }).run(TWO);
        assertEquals("one: h1 changed\ntwo: h1 changed", Bench.told(report));
        assertEquals("one: h1 failed", Bench.told(second.get(0)));
        assertEquals("another run writes this host, so nothing was written: run " + report.id() + " of ann@ctl1, since 2026-11-25T12:00:00Z,"
                + " and until 2026-11-25T12:05:00Z at least by its clock; see 'keyturn runs show " + report.id() + "' there. Wait for it with"
                + " --lock-wait SECONDS; if it is dead and you cannot wait, add --break-lock h1", first(second.get(0)).message());
        assertFalse(hosts.registry("h1").exists(RegistryPath.hklm("Z")));
        assertFalse(locked());
    }

    @Test
    void aSecondRunThatWaitsPlansAgainWhenItsTurnHasCome() {
        CountDownLatch waiting = new CountDownLatch(1);
        Clock second = new Clock();
        second.paused = waiting::countDown;
        List<CompletableFuture<RunReport>> runs = new ArrayList<>();
        bench(locking(0), task -> {
            if (runs.isEmpty()) {
                Bench patient = bench(new Locking("ann@ctl1", Duration.ofDays(1000), Set.of(), PlaceLocks.NONE, second));
                String same = TWO.replace("one,", "same,").replace("key: A", "key: B");
                runs.add(CompletableFuture.supplyAsync(() -> patient.run(same)));
                try {
                    waiting.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }).run(TWO);
        assertEquals("same: h1 ok\ntwo: h1 ok", Bench.told(runs.get(0).join()), "the first run has written it meanwhile");
        assertFalse(locked());
    }

    @Test
    void patienceEnds() {
        lay(OTHER);
        RunReport report = bench(locking(20)).run(ONE);
        assertEquals("one: h1 failed", Bench.told(report));
        assertEquals(NOON.plusSeconds(20), clock.now());
        assertEquals(Optional.of(OTHER), holder());
    }

    @Test
    void oneThatHasRunOutIsTakenOverOnceTheClocksAgreeThatItHas() {
        lay(OTHER);
        clock.now = OTHER.until().plus(Duration.ofMinutes(5));
        assertEquals("one: h1 failed", Bench.told(bench(locking(0)).run(ONE)), "its owner's clock may be behind");
        clock.now = clock.now.plusSeconds(1);
        assertEquals("one: h1 changed", Bench.told(bench(locking(0)).run(ONE)));
        assertFalse(locked());
    }

    @Test
    void ofTwoThatTakeOneOverTheLastToWriteHasIt() {
        lay(OTHER);
        clock.now = OTHER.until().plus(Duration.ofMinutes(6));
        Holder faster = new Holder("faster", "cy@ctl3", "ex01", clock.now, clock.now.plusSeconds(300));
        clock.paused = () -> hosts.registry("h1").apply(List.of(new SetValue(LockKey.PATH, "Holder",
                hosts.registry("h1").value(LockKey.PATH, "Holder"), new MultiSz(faster.lines()))));
        RunReport report = bench(locking(0)).run(ONE);
        assertTrue(first(report).message().contains("run faster of cy@ctl3"), first(report).message());
        assertEquals(Optional.of(faster), holder());
    }

    @Test
    void oneThatNobodyHasSignedIsTakenOverAfterAMoment() {
        hosts.registry("h1").apply(List.of(new CreateKey(LockKey.PATH, true)));
        assertEquals("one: h1 changed", Bench.told(bench(locking(0)).run(ONE)));
        assertTrue(clock.now().isAfter(NOON));
        assertFalse(locked());
    }

    @Test
    void oneOfADeadRunIsTakenOverAtOnce() {
        lay(OTHER);
        PlaceLocks store = (place, me) -> new PlaceLocks.Claim(true, Optional.empty(), Set.of("the-other"), () -> told.add("released " + place));
        assertEquals("one: h1 changed", Bench.told(bench(new Locking("ann@ctl1", Duration.ZERO, Set.of(), store, clock)).run(ONE)));
        assertEquals(NOON, clock.now());
        assertEquals(List.of("released memory:h1"), told);
    }

    /** A run store in which a run that was killed has left this host's lock. */
    private Locking afterOneThatWasKilled(String dead) {
        return new Locking("ann@ctl1", Duration.ZERO, Set.of(), new PlaceLocks() {
            @Override
            public Claim claim(String place, Holder me) {
                return new Claim(true, Optional.empty(), Set.of(dead), () -> told.add("released " + place));
            }

            @Override
            public boolean leftBehind(String place) {
                return true;
            }
        }, clock);
    }

    @Test
    void oneOfADeadRunIsRemovedWhereThereIsNothingToWrite() {
        bench(locking(0)).run(ONE);
        lay(OTHER);
        bench(afterOneThatWasKilled("the-other")).check(ONE);
        assertEquals(Optional.of(OTHER), holder(), "a check run changes nothing");
        assertEquals("one: h1 ok", Bench.told(bench(afterOneThatWasKilled("the-other")).run(ONE)));
        assertFalse(locked());
        assertEquals(NOON, clock.now());
        assertEquals(List.of("released memory:h1"), told);
    }

    @Test
    void oneOfALivingRunStaysWhereThereIsNothingToWrite() {
        bench(locking(0)).run(ONE);
        lay(OTHER);
        assertEquals("one: h1 ok", Bench.told(bench(afterOneThatWasKilled("somebody-else")).run(ONE)));
        assertEquals(Optional.of(OTHER), holder());
        assertEquals(NOON, clock.now(), "nobody waits for it");
    }

    @Test
    void whatHoldsTheHostInTheRunStoreIsNamedWithoutAskingTheHost() {
        PlaceLocks store = (place, me) -> new PlaceLocks.Claim(false, Optional.of(OTHER), Set.of(), () -> { });
        RunReport report = bench(new Locking("bob@ctl2", Duration.ZERO, Set.of(), store, clock)).run(ONE);
        assertTrue(first(report).message().startsWith("another run writes this host, so nothing was written: run the-other of ann@ctl1, since"),
                first(report).message());
        assertEquals(List.of(), hosts.written("h1"));
    }

    @Test
    void oneThatIsBrokenIsInTheJournalAndSaid() {
        lay(OTHER);
        Journal journal = new Journal() {
            @Override
            public String run() {
                return "r";
            }

            @Override
            public void lockBroken(String host, String whose) {
                told.add(host + ": " + whose);
            }
        };
        RunReport report = bench(locking(0, "h1")).writing(journal).run(TWO);
        assertEquals("one: h1 changed\ntwo: h1 changed", Bench.told(report));
        assertEquals(List.of("h1: run the-other of ann@ctl1, since 2026-11-25T12:00:00Z"), told);
        assertEquals(List.of("the lock of run the-other of ann@ctl1, since 2026-11-25T12:00:00Z was broken, as --break-lock says"),
                first(report).warnings());
        assertFalse(locked());
    }

    @Test
    void itIsRenewedBeforeItRunsOut() {
        List<Instant> until = new ArrayList<>();
        bench(locking(0), task -> {
            until.add(holder().orElseThrow().until());
            clock.now = clock.now.plusSeconds(150);
        }).run(TWO);
        assertEquals(List.of(NOON.plusSeconds(300), NOON.plusSeconds(450)), until);
    }

    @Test
    void aRunThatHasLostItWritesNothingMore() {
        RunReport report = bench(locking(0), task -> {
            if (task.result().changed()) {
                RegistryValue mine = hosts.registry("h1").value(LockKey.PATH, "Holder").orElseThrow();
                hosts.registry("h1").apply(List.of(new SetValue(LockKey.PATH, "Holder", Optional.of(mine), new MultiSz(OTHER.lines()))));
                clock.now = clock.now.plusSeconds(200);
            }
        }).run(TWO);
        assertEquals("one: h1 changed\ntwo: h1 failed", Bench.told(report));
        assertFalse(hosts.registry("h1").exists(RegistryPath.hklm("B")));
        assertEquals(Optional.of(OTHER), holder(), "it is not this run's to remove");
    }

    @Test
    void oneThatARestartRemovedIsTakenAgain() {
        List<Boolean> seen = new ArrayList<>();
        bench(locking(0), task -> {
            if (seen.isEmpty()) {
                RegistryValue mine = hosts.registry("h1").value(LockKey.PATH, "Holder").orElseThrow();
                hosts.registry("h1").apply(List.of(new RegistryChange.DeleteValue(LockKey.PATH, "Holder", mine), new DeleteKey(LockKey.PATH)));
                clock.now = clock.now.plusSeconds(200);
            }
            seen.add(locked());
        }).run(TWO);
        assertEquals(List.of(false, true), seen);
    }

    @Test
    void itIsGivenBackWhenTheHostFailsAndWhenTheRunIsStopped() {
        bench(locking(0)).run(ONE + "    - { name: no, put: { key: B, refusal: no } }\n");
        assertFalse(locked());
        Interruption interruption = new Interruption();
        RunListener stopper = new RunListener() {
            @Override
            public void hostFinished(TaskReport task, int settings) {
                assertTrue(locked());
                interruption.request();
            }
        };
        RunReport report = new Bench(folder, hosts, stopper, interruption).locking(locking(0)).run(TWO.replace("key: A", "key: C"));
        assertTrue(report.interrupted());
        assertFalse(locked());
    }

    @Test
    void aHostThatHasNoPlaceForItIsWrittenAllTheSameWithOneWarning() {
        hosts.registry("h1").apply(List.of(new DeleteKey(RegistryPath.hklm("SOFTWARE"))));
        RunReport report = bench(locking(0)).run(TWO);
        assertEquals("one: h1 changed\ntwo: h1 changed", Bench.told(report));
        assertEquals(List.of("this host is not locked against runs from another run store: there is no key HKLM:\\SOFTWARE"),
                first(report).warnings());
        assertEquals(List.of(), report.plays().get(0).tasks().get(1).reports().get(0).result().warnings());
    }

    @Test
    void twoNamesOfOneMachineInOneRunDoNotLockEachOtherOut() {
        clock.now = NOON;
        Bench bench = new Bench(folder, new MemoryHosts().same("h2", "h1")).locking(locking(0));
        RunReport report = bench.run("- hosts: h1,h2\n  gather_facts: false\n  tasks:\n"
                + "    - { name: one, put: { key: \"{{ inventory_hostname }}\" } }\n");
        assertEquals("one: h1 changed, h2 changed", Bench.told(report));
    }
}
