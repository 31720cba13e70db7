package dev.keyturn.engine.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.engine.host.Guards;
import dev.keyturn.engine.journal.Intent;
import dev.keyturn.engine.journal.Journal;
import dev.keyturn.engine.report.Result;
import dev.keyturn.engine.report.RunReport;
import dev.keyturn.module.GuardContext;
import dev.keyturn.module.HostGuard;
import dev.keyturn.module.Objection;
import dev.keyturn.registry.ChangeConflictException;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.registry.RegistryValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guards look at what would be, and their refusals hold in check runs and real ones alike. */
class GuardsTest {
    private static final RegistryPath DOORS = RegistryPath.hklm("SOFTWARE\\Doors");
    private static final String PLAY = "- hosts: h1,h2\n  gather_facts: false\n  tasks:\n";
    private static final String REFUSED = "not written: no door would be left. Leave one open. To go on all the same, add --allow-lockout h1";

    /** A house whose front and back door must not both be shut (1); a window (2 and more) is worth a word. */
    private static final HostGuard DOORMAN = new HostGuard() {
        @Override
        public boolean concerns(RegistryPath path) {
            return path.equals(DOORS);
        }

        @Override
        public List<Objection> judge(RegistryReader before, RegistryReader after, List<RegistryChange> changes, GuardContext context) {
            if (shut(after) && !shut(before)) {
                return List.of(Objection.refusal("no door would be left", "Leave one open"));
            }
            boolean warns = shut(after) || after.value(DOORS, "window").isPresent();
            return warns ? List.of(Objection.warning(context.connection() + ": it is dark", "")) : List.of();
        }

        private boolean shut(RegistryReader registry) {
            return List.of("front", "back").stream().allMatch(door -> registry.value(DOORS, door).equals(Optional.of(RegistryValue.dword(1))));
        }
    };

    private final MemoryHosts hosts = new MemoryHosts();
    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path folder;

    private Bench bench(String... allowed) {
        return new Bench(folder, hosts).guarded(new Guards(List.of(DOORMAN)), allowed);
    }

    private static String shut(String door) {
        return "    - { name: " + door + ", put: { key: SOFTWARE\\Doors, name: " + door + " } }\n";
    }

    private static Result result(RunReport report, int task, int host) {
        return report.plays().get(0).tasks().get(task).reports().get(host).result();
    }

    @Test
    void aRefusalFailsTheTaskAndNothingOfItIsWritten() {
        RunReport report = bench().run(PLAY + shut("front") + shut("back") + shut("window"));
        assertEquals("front: h1 changed, h2 changed\nback: h1 failed, h2 failed", Bench.told(report));
        assertEquals(REFUSED, result(report, 1, 0).message());
        assertEquals(List.of(), result(report, 1, 0).changes());
        assertEquals(2, hosts.written("h1").size(), "the key and the front door");
    }

    @Test
    void aCheckRunPredictsTheRefusalToTheLetter() {
        String play = PLAY + shut("front") + shut("back");
        RunReport predicted = bench().check(play);
        assertEquals(List.of(), hosts.written("h1"));
        RunReport made = bench().run(play);
        assertEquals(Bench.told(made), Bench.told(predicted));
        assertEquals(result(made, 1, 0), result(predicted, 1, 0));
        assertEquals(made.hosts().get(0).changes(), predicted.hosts().get(0).changes());
    }

    @Test
    void whatAPolicyRefusesNoConsentToALockoutAllowsAndBothAreSaidTogether() {
        HostGuard policy = new HostGuard() {
            @Override
            public boolean concerns(RegistryPath path) {
                return true;
            }

            @Override
            public List<Objection> judge(RegistryReader before, RegistryReader after, List<RegistryChange> changes, GuardContext context) {
                boolean back = changes.stream().anyMatch(change -> change instanceof SetValue set && set.name().equals("back"));
                return back ? List.of(Objection.policyRefusal("GPO 'Doors' will open this again", "Change it there")) : List.of();
            }
        };
        RunReport report = new Bench(folder, hosts).guarded(new Guards(List.of(policy, DOORMAN)), "h1").run(PLAY + shut("front") + shut("back"));
        assertEquals("front: h1 changed, h2 changed\nback: h1 failed, h2 failed", Bench.told(report));
        String start = "not written: GPO 'Doors' will open this again. Change it there";
        String end = "say 'gpo: warn' for this host, or --gpo warn";
        assertEquals(start + ". To go on all the same, " + end, result(report, 1, 0).message());
        assertEquals(start + ".\nno door would be left. Leave one open. To go on all the same, add --allow-lockout h2 and " + end, result(report, 1, 1).message());
    }

    @Test
    void aTaskThatOnlyTriesIsRefusedAsWell() {
        RunReport report = bench().run(PLAY + shut("front") + "    - { name: try, put: { key: SOFTWARE\\Doors, name: back }, check_mode: true }\n");
        assertEquals(REFUSED, result(report, 1, 0).message());
    }

    @Test
    void aTaskThatWritesInACheckRunIsJudgedByWhatIsThere() {
        RunReport report = bench().check(PLAY + shut("front")
                + "    - { name: real, put: { key: SOFTWARE\\Doors, name: back }, check_mode: false }\n");
        assertEquals("front: h1 changed, h2 changed\nreal: h1 changed, h2 changed", Bench.told(report));
    }

    @Test
    void anAllowedHostIsWrittenWithAWarningAndAnEntryInTheJournalBefore() {
        Journal journal = new Journal() {
            @Override
            public String run() {
                return "r";
            }

            @Override
            public long intent(Intent intent) {
                told.add(intent.host() + " " + intent.task());
                return 0;
            }

            @Override
            public void allowedLockout(Intent intent, List<String> refusals) {
                told.add(intent.host() + " may be locked out by '" + intent.task() + "': " + refusals);
            }
        };
        RunReport report = bench("h1").writing(journal).run(PLAY + shut("front") + shut("back"));
        assertEquals("front: h1 changed, h2 changed\nback: h1 changed, h2 failed", Bench.told(report));
        assertEquals(List.of("written only because of --allow-lockout: no door would be left"), result(report, 1, 0).warnings());
        assertEquals(List.of("h1 front", "h2 front", "h1 may be locked out by 'back': [no door would be left. Leave one open]", "h1 back"), told);
        told.clear();
        bench("h1").writing(journal).check(PLAY + shut("front") + shut("window"));
        assertEquals(List.of(), told, "a check run writes nothing down");
    }

    @Test
    void aWarningIsShownAndTheTaskGoesOn() {
        RunReport report = bench().run(PLAY + shut("window"));
        assertEquals("window: h1 changed, h2 changed", Bench.told(report));
        assertEquals(List.of("memory: it is dark"), result(report, 0, 0).warnings());
    }

    @Test
    void aRefusedTaskCanBeRescued() {
        RunReport report = bench().run(PLAY + shut("front") + "    - block:\n    " + shut("back").indent(0)
                + "      rescue:\n        - { name: light, put: { key: SOFTWARE\\Light } }\n");
        assertEquals("front: h1 changed, h2 changed\nback: h1 rescued, h2 rescued\nlight: h1 changed, h2 changed", Bench.told(report));
    }

    @Test
    void whereNoGuardIsConcernedNothingIsRead() {
        RegistryReader silent = path -> {
            throw new RegistryException("nobody is to ask for " + path);
        };
        List<RegistryChange> elsewhere = List.of(new SetValue(RegistryPath.hklm("SOFTWARE\\Else"), "a", Optional.empty(), RegistryValue.dword(1)));
        assertEquals(List.of(), new Guards(List.of(DOORMAN)).objections(silent, elsewhere, new GuardContext("h", "reg")));
        List<RegistryChange> doors = List.of(new SetValue(DOORS, "a", Optional.empty(), RegistryValue.dword(1)));
        assertThrows(RegistryException.class, () -> new Guards(List.of(DOORMAN)).objections(silent, doors, new GuardContext("h", "reg")));
    }

    @Test
    void changesAreJudgedAsAWholeAndHaveToStartFromWhatIsThere() {
        OverlayRegistry house = hosts.registry("h1");
        RegistryValue one = RegistryValue.dword(1);
        List<RegistryChange> open = List.of(new CreateKey(DOORS), new SetValue(DOORS, "front", Optional.empty(), one),
                new SetValue(DOORS, "back", Optional.empty(), one), new SetValue(DOORS, "front", Optional.of(one), RegistryValue.dword(0)));
        GuardContext context = new GuardContext("h1", "reg");
        assertEquals(List.of(), new Guards(List.of(DOORMAN)).objections(house, open, context));
        assertTrue(new Guards(List.of(DOORMAN)).objections(house, open.subList(0, 3), context).get(0).refuses());
        assertThrows(ChangeConflictException.class, () -> new Guards(List.of(DOORMAN)).objections(house, open.subList(1, 2), context));
    }
}
