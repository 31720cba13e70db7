package dev.keyturn.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.keyturn.cli.Command;
import dev.keyturn.cli.Fleet;
import dev.keyturn.store.plan.PlanFile;
import dev.keyturn.store.runs.RunStore;
import dev.keyturn.store.runs.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check run's plan is applied as it was approved, or not at all. */
class ApplyCommandTest {
    private static final String BEFORE = "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Kept]\r\n\"v\"=dword:00000007\r\n"
            + "\"w\"=\"decides\"\r\n";
    private static final String PLAY = """
            - name: settings
              hosts: all
              gather_facts: false
              tasks:
                - name: look
                  win_reg_stat: { path: 'HKLM:\\SOFTWARE\\Kept', name: w }
                  register: found
                - name: write
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: "{{ inventory_hostname }}", data: 1, type: dword }
                  when: found.value == 'decides'
                  notify: told
                - name: change
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Kept', name: v, data: 8, type: dword }
                  when: inventory_hostname != 'h03'
              handlers:
                - name: told
                  registry_key: { path: 'HKLM:\\SOFTWARE\\Demo', name: told, data: "yes", type: string }
            """;

    @TempDir
    private Path folder;
    private Fleet fleet;
    private JsonNode predicted;

    @BeforeEach
    void plan() {
        fleet = new Fleet(folder, 3);
        for (int host = 1; host <= 3; host++) {
            fleet.write(Fleet.name(host) + ".reg", BEFORE);
        }
        Command check = fleet.play(PLAY, "--check", "--out", "plan.json", "--json");
        assertEquals(0, check.code(), check.err());
        assertTrue(check.err().startsWith("keyturn: the plan for 3 of 3 hosts is in plan.json, valid until "), check.err());
        predicted = check.json();
    }

    private Command apply(String... options) {
        List<String> line = new ArrayList<>(List.of("apply", "plan.json", "--runs-dir", "runs"));
        line.addAll(List.of(options));
        return Command.run(folder, line.toArray(String[]::new));
    }

    private boolean written(int host) {
        return fleet.read(Fleet.name(host) + ".reg").contains("\"told\"=\"yes\"");
    }

    private static List<JsonNode> changes(JsonNode report) {
        List<JsonNode> changes = new ArrayList<>();
        report.get("hosts").forEach(host -> changes.add(host.get("changes")));
        return changes;
    }

    @Test
    void whatWasPredictedIsDoneThoughThePlaybookIsGone() throws IOException {
        Files.delete(folder.resolve("play.yml"));
        Command made = apply("--json");
        assertEquals(0, made.code(), made.out() + made.err());
        assertEquals(changes(predicted), changes(made.json()));
        assertEquals("as predicted: 8 of 8 values", made.json().get("read_back").get(0).asText());
        assertTrue(written(1) && written(3));
        RunStore store = new RunStore(folder.resolve("runs"));
        StoredRun run = store.read(store.runs().get(0));
        assertEquals("apply", run.header().kind());
        assertEquals(8, run.changes());
        assertEquals(0, Command.run(folder, "rollback", run.header().run(), "--runs-dir", "runs").code());
        assertFalse(written(1));
    }

    @Test
    void aHostWhereAValueThatWasOnlyReadIsSomethingElseIsRefusedWhole() {
        fleet.write("h02.reg", BEFORE.replace("decides", "differs"));
        Command made = apply();
        assertEquals(6, made.code(), made.out());
        assertTrue(made.out().contains("stale: this host is not as the plan found it, so nothing is done here; make a new plan for it\n"
                + "  HKLM:\\SOFTWARE\\Kept 'w': was \"decides\", is \"differs\""), made.out());
        assertFalse(written(2));
        assertTrue(written(1) && written(3), "the others go on");
    }

    @Test
    void withAllOrNothingNoHostIsTouchedForIt() {
        fleet.write("h02.reg", BEFORE.replace("dword:00000007", "dword:00000009"));
        Command made = apply("--all-or-nothing");
        assertEquals(6, made.code(), made.out());
        assertTrue(made.err().startsWith("keyturn: 1 of 3 hosts are not as the plan found them or do not answer, so nothing was done on any of them\n  h02: stale"),
                made.err());
        assertFalse(written(1) || written(2) || written(3));
    }

    @Test
    void whatIsDoneAlreadyIsNoDrift() {
        assertEquals(0, apply().code());
        Command again = apply("--json");
        assertEquals(0, again.code(), again.out());
        again.json().get("hosts").forEach(host -> assertEquals(0, host.get("changes").size()));
    }

    @Test
    void aCheckComparesAndWritesNothing() {
        Command checked = apply("--check", "--json");
        assertEquals(0, checked.code());
        assertEquals(changes(predicted), changes(checked.json()));
        assertFalse(written(1));
        fleet.write("h01.reg", BEFORE.replace("decides", "x"));
        assertEquals(6, apply("--check").code());
    }

    @Test
    void oneEditedByteAnywhereIsRefused() throws IOException {
        byte[] good = Files.readAllBytes(folder.resolve("plan.json"));
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(folder.resolve("plan.json"), bad);
            int byteAt = at;
            assertThrows(PlanFile.BadPlan.class, () -> PlanFile.read(folder.resolve("plan.json"), "plan.json"), () -> "byte " + byteAt);
            if (at % 97 == 0) {
                assertEquals(4, apply().code(), "byte " + at);
            }
        }
        assertFalse(written(1));
    }

    @Test
    void anotherPlanThanTheApprovedOneIsRefused() throws IOException {
        String hash = Files.readString(folder.resolve("plan.json")).split("\"hash\":\"")[1].substring(0, 64);
        Command other = apply("--expect", "0".repeat(64));
        assertEquals(6, other.code());
        assertEquals("keyturn: plan.json is another plan than the one that was approved: its hash is " + hash + "\n", other.err());
        assertEquals(0, apply("--expect", hash).code());
    }

    @Test
    void aRunThatIsResumedGoesOnWithThePlanItAppliedWhateverTheFileHoldsByNow() throws IOException {
        String left = fleet.read("h02.reg");
        Files.delete(folder.resolve("h02.reg"));
        assertEquals(4, apply().code());
        assertTrue(written(1) && written(3));
        fleet.write("h02.reg", left);
        Files.writeString(folder.resolve("plan.json"), "something else");
        RunStore store = new RunStore(folder.resolve("runs"));
        Command resumed = Command.run(folder, "resume", store.runs().get(0), "--runs-dir", "runs");
        assertEquals(0, resumed.code(), resumed.out() + resumed.err());
        assertTrue(written(2));
        StoredRun first = store.read(store.runs().get(0));
        StoredRun second = store.read(store.runs().get(1));
        assertEquals("resume", second.header().kind());
        assertEquals(first.plan(), second.plan());
        assertEquals(0, Command.run(folder, "runs", "verify", second.header().run(), "--runs-dir", "runs").code());
        Files.writeString(store.plan(second.header().run()), "{}");
        assertEquals(1, Command.run(folder, "runs", "verify", second.header().run(), "--runs-dir", "runs").code());
        assertEquals("ok: run " + first.header().run() + " and what resumed it brought all its 3 hosts to the end; there is nothing to resume\n",
                Command.run(folder, "resume", first.header().run(), "--runs-dir", "runs").out());
    }

    @Test
    void aResumeThatWasKilledBeforeItKeptThePlanGoesOnWithThatOfTheRunAllTheSame() throws IOException {
        String left = fleet.read("h02.reg");
        Files.delete(folder.resolve("h02.reg"));
        apply();
        RunStore store = new RunStore(folder.resolve("runs"));
        Command.run(folder, "resume", store.runs().get(0), "--runs-dir", "runs");
        fleet.write("h02.reg", left);
        Files.writeString(folder.resolve("plan.json"), "something else");
        String killed = store.runs().get(1);
        Files.delete(store.plan(killed));
        Files.writeString(store.journal(killed), Files.readAllLines(store.journal(killed)).get(0) + "\n");
        assertEquals(0, Command.run(folder, "resume", killed, "--runs-dir", "runs").code());
        assertTrue(written(2));
    }

    @Test
    void withoutItsPlanARunIsNotResumed() throws IOException {
        Files.delete(folder.resolve("h02.reg"));
        apply();
        RunStore store = new RunStore(folder.resolve("runs"));
        Files.delete(store.plan(store.runs().get(0)));
        Files.writeString(folder.resolve("plan.json"), "something else");
        assertEquals(4, Command.run(folder, "resume", store.runs().get(0), "--runs-dir", "runs").code());
    }

    @Test
    void aHostThatIsSomewhereElseByNowIsRefused() throws IOException {
        Files.copy(folder.resolve("h01.reg"), folder.resolve("other.reg"));
        Files.writeString(folder.resolve("moved.yml"), "all:\n  hosts:\n    h01: { regfile: other.reg }\n");
        Command made = apply("-i", "moved.yml", "-l", "h01");
        assertEquals(6, made.code(), made.out() + made.err());
        assertTrue(made.out().contains("stale: the plan was made for this host at regfile:" + folder.resolve("h01.reg") + ", and it is at regfile:"
                + folder.resolve("other.reg") + " now; make a new plan for it"), made.out());
    }

    @Test
    void whatIsNoPlanIsSaid() throws IOException {
        assertEquals("keyturn: none.json cannot be read: there is no such file\n", Command.run(folder, "apply", "none.json").err());
        Files.writeString(folder.resolve("plan.json"), "{}");
        assertEquals("keyturn: plan.json is no saved plan, or its first line was edited; 'play --check --out FILE' makes one\n", apply().err());
        Files.writeString(folder.resolve("plan.json"), "{\"schema\":\"keyturn.plan/9\",\"hash\":\"" + "0".repeat(64) + "\",\"plan\":\n{}\n}\n");
        assertEquals("keyturn: plan.json is of the form 'keyturn.plan/9', and this Keyturn reads keyturn.plan/1; make a new plan\n", apply().err());
    }

    @Test
    void howLongAPlanIsValidIsSaidInDaysHoursOrATime() {
        assertEquals(0, fleet.play(PLAY, "--check", "--out", "p2.json", "--valid-until", "12h").code());
        assertEquals(0, fleet.play(PLAY, "--check", "--out", "p2.json", "--valid-until", "2999-12-24").code());
        assertEquals("keyturn: --valid-until is 2001-01-01, which is over already\n",
                fleet.play(PLAY, "--check", "--out", "p2.json", "--valid-until", "2001-01-01").err());
        assertEquals("keyturn: --valid-until is 'soon'; expected 3d, 12h, 2026-12-24 or 2026-12-24T18:00:00+01:00\n",
                fleet.play(PLAY, "--check", "--out", "p2.json", "--valid-until", "soon").err());
        assertEquals("keyturn: --out saves what a check run finds; say --check as well\n", fleet.play(PLAY, "--out", "p2.json").err());
    }

    @Test
    void aPlanNeverHoldsWhatIsToBeHidden() {
        Command check = fleet.play(PLAY.replace("    - name: change\n", "    - name: change\n      no_log: true\n"), "--check", "--out", "p2.json");
        assertEquals(2, check.code());
        assertTrue(check.err().contains("the plan was not saved: tasks with no_log change something on h01, h02"), check.err());
        assertFalse(Files.exists(folder.resolve("p2.json")));
    }

    @Test
    void hostsThatFailedAreNotInThePlan() throws IOException {
        Files.delete(folder.resolve("h03.reg"));
        Command check = fleet.play(PLAY, "--check", "--out", "plan.json");
        assertEquals(4, check.code());
        assertTrue(check.err().contains("the plan for 2 of 3 hosts is in plan.json"), check.err());
        fleet.write("h03.reg", BEFORE);
        assertEquals(0, apply().code());
        assertFalse(written(3));
        assertTrue(written(2));
    }
}
